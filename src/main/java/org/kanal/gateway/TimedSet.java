package org.kanal.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names that each count until a time, at most so many. Whoever asks for one waits for nobody; who
 * adds one where all places are taken takes the place of the one that would end first.
 */
final class TimedSet {

    private final int most;
    private final Clock clock;
    private final Map<String, Time> ends = new ConcurrentHashMap<>();

    /**
     * @param end until when a name counts
     * @param since when that was said
     */
    record Time(Instant end, Instant since) {}

    TimedSet(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * Adds a name, or gives it another end, unless something later was said about it.
     *
     * @param since when this was said
     * @return false if another name that still counted had to go
     */
    synchronized boolean add(String name, Instant end, Instant since) {
        Time known = ends.get(name);
        if (known != null && since.isBefore(known.since())) {
            return true;
        }
        boolean hasRoom = known != null || ends.size() < most || forgetEnded();
        if (!hasRoom) {
            ends.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparing(Time::end)))
                    .ifPresent(first -> ends.remove(first.getKey()));
        }
        ends.put(name, new Time(end, since));
        return hasRoom;
    }

    /** Whether the name counts now. */
    boolean has(String name) {
        Time time = ends.get(name);
        if (time == null) {
            return false;
        }
        boolean counts = clock.instant().isBefore(time.end());
        if (!counts) {
            ends.remove(name, time);
        }
        return counts;
    }

    /** Those that count now. */
    synchronized Map<String, Time> all() {
        forgetEnded();
        return Map.copyOf(ends);
    }

    private boolean forgetEnded() {
        Instant now = clock.instant();
        ends.values().removeIf(time -> !now.isBefore(time.end()));
        return ends.size() < most;
    }
}
