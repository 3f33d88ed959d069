package org.kanal.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.kanal.api.Publication;
import org.kanal.outbox.Few;
import org.kanal.outbox.Item;
import org.kanal.outbox.Outbox;
import org.kanal.outbox.Overflow;

/**
 * The seats of one stream, for a fast walk over all of them and removal in constant time. Not
 * thread-safe: its stream locks.
 */
final class Seats {

    private static final int NOWHERE = -1;

    /** So many are written to by the thread that brings a publication; more, by the writers. */
    private static final int FEW = 2;

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

    /**
     * Brings a publication to all.
     *
     * @param few the way to a few
     */
    void deliver(Publication publication, Overflow overflow, Few few) {
        deliver(publication, overflow, seats.size() <= FEW ? few::offer : Outbox::offer);
    }

    /**
     * The same.
     *
     * @param way how it gets into an outbox
     */
    void deliver(Publication publication, Overflow overflow, BiConsumer<Outbox, Item> way) {
        if (seats.isEmpty()) {
            return;
        }
        ShownItems items = ShownItems.live(publication, overflow);
        for (Seat<?> seat : seats) {
            seat.deliver(publication, items, way);
        }
    }
}
