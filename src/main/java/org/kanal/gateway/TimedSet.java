package org.kanal.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names that each count until a time, at most so many. Whoever asks for one waits for nobody; who
 * adds one where all places are taken takes the place of the one that would end first.
 */
final class TimedSet {

    private final int most;
    private final Clock clock;
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    TimedSet(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * Adds a name, or gives it another end.
     *
     * @return false if another name that still counted had to go
     */
    synchronized boolean add(String name, Instant end) {
        boolean hasRoom = ends.containsKey(name) || ends.size() < most || forgetEnded();
        if (!hasRoom) {
            ends.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(first -> ends.remove(first.getKey()));
        }
        ends.put(name, end);
        return hasRoom;
    }

    /** Whether the name counts now. */
    boolean has(String name) {
        Instant end = ends.get(name);
        if (end == null) {
            return false;
        }
        boolean counts = clock.instant().isBefore(end);
        if (!counts) {
            ends.remove(name, end);
        }
        return counts;
    }

    private boolean forgetEnded() {
        Instant now = clock.instant();
        ends.values().removeIf(end -> !now.isBefore(end));
        return ends.size() < most;
    }
}
