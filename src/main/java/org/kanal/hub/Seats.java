package org.kanal.hub;

import java.util.ArrayList;
import java.util.List;

/**
 * The seats of one stream, for a fast walk over all of them and removal in constant time. Not
 * thread-safe: its stream locks.
 */
final class Seats {

    private static final int NOWHERE = -1;

    private final List<Seat<?>> seats = new ArrayList<>();

    int nextIndex() {
        return seats.size();
    }

    void add(Seat<?> seat) {
        seats.add(seat);
    }

    /** Whether the seat was there. The last one takes its place. */
    boolean remove(Seat<?> seat) {
        if (seat.index() == NOWHERE) {
            return false;
        }
        Seat<?> last = seats.remove(seats.size() - 1);
        if (last != seat) {
            seats.set(seat.index(), last);
            last.moveTo(seat.index());
        }
        seat.moveTo(NOWHERE);
        return true;
    }

    boolean has(Seat<?> seat) {
        return seat.index() != NOWHERE;
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    List<Seat<?>> all() {
        return seats;
    }
}
