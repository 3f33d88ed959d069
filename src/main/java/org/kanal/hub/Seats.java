package org.kanal.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The seats of one stream, each writer's together, with removal in constant time. Not thread-safe
 * where it does not say so: its stream locks.
 */
final class Seats {

    private static final int NOWHERE = -1;

    private final List<Seat> seats = new ArrayList<>();

    /** As of the last message; null if somebody came or went since. */
    private List<Part> parts;

    private volatile List<OutboxWriter> writers = List.of();

    /**
     * The seats of one writer's connections.
     *
     * @param seats at least one; never changed
     */
    record Part(OutboxWriter writer, List<Seat> seats) {}

    int nextIndex() {
        return seats.size();
    }

    void add(Seat seat) {
        seats.add(seat);
        parts = null;
    }

    /** Whether the seat was there. The last one takes its place. */
    boolean remove(Seat seat) {
        if (seat.index() == NOWHERE) {
            return false;
        }
        Seat last = seats.remove(seats.size() - 1);
        if (last != seat) {
            seats.set(seat.index(), last);
            last.moveTo(seat.index());
        }
        seat.moveTo(NOWHERE);
        parts = null;
        return true;
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    List<Seat> all() {
        return seats;
    }

    /** All seats, by writer. */
    List<Part> parts() {
        if (parts == null) {
            Map<OutboxWriter, List<Seat>> byWriter =
                    seats.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            seat -> seat.outbox().writer(),
                                            LinkedHashMap::new,
                                            Collectors.toList()));
            writers = List.copyOf(byWriter.keySet());
            parts =
                    byWriter.entrySet().stream()
                            .map(part -> new Part(part.getKey(), List.copyOf(part.getValue())))
                            .toList();
        }
        return parts;
    }

    /** The writers that the last message went to. Thread-safe. */
    List<OutboxWriter> writers() {
        return writers;
    }
}
