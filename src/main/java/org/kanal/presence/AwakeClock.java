package org.kanal.presence;

import java.util.function.LongSupplier;

/**
 * The milliseconds in which this process ran, as far as it looked: one that hung has not waited for
 * anybody meanwhile. Not thread-safe: {@link PresenceNode} locks.
 */
final class AwakeClock implements LongSupplier {

    /** More time than this between two looks has passed without this process. */
    private static final long LONGEST_MILLIS = 1_000;

    private long awake;
    private long last;

    /** To be called again and again. */
    void look(long now) {
        awake += Math.min(now - last, LONGEST_MILLIS);
        last = now;
    }

    @Override
    public long getAsLong() {
        return awake;
    }
}
