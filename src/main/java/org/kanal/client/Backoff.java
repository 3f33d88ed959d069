package org.kanal.client;

import java.util.function.DoubleSupplier;

/**
 * How long to wait before each next try: exponential with full jitter, so that thousands of clients
 * that lost the same server do not come back in the same moment.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long MAX_MILLIS = 60_000;

    private final DoubleSupplier random;
    private long ceiling = FIRST_MILLIS;

    /**
     * @param random from 0 to below 1
     */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /** Milliseconds. */
    long next() {
        long delay = (long) (random.getAsDouble() * ceiling);
        ceiling = Math.min(2 * ceiling, MAX_MILLIS);
        return delay;
    }

    /** A try succeeded: the next wait is a first one again. */
    void reset() {
        ceiling = FIRST_MILLIS;
    }
}
