package org.kanal.connection;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Places that were given to handshakes, until their time is over. All have the same time, so those
 * that were given first are over first, and looking costs as much as there are of these. Safe for
 * use by many threads; one of them looks.
 */
final class Promises {

    private record Promise(ConnectionSlot slot, long since) {}

    private final long nanos;
    private final Queue<Promise> oldestFirst = new ConcurrentLinkedQueue<>();

    /**
     * @param time how long a handshake may take
     */
    Promises(Duration time) {
        nanos = time.toNanos();
    }

    /**
     * A place was given.
     *
     * @param now in nanoseconds, as {@link System#nanoTime} has them
     */
    void add(ConnectionSlot slot, long now) {
        oldestFirst.add(new Promise(slot, now));
    }

    /** Takes back those whose time is over and that no connection took. */
    void look(long now) {
        Promise oldest = oldestFirst.peek();
        while (oldest != null && now - oldest.since() >= nanos) {
            oldestFirst.remove();
            oldest.slot().cancel();
            oldest = oldestFirst.peek();
        }
    }

    /** How many are looked after. */
    int size() {
        return oldestFirst.size();
    }
}
