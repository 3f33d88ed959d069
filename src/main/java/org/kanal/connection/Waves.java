package org.kanal.connection;

import java.time.Duration;

/**
 * How many connections are closed at a time when all are to be within some time: a few at once, so
 * that all of them together do not come to another node at the same moment.
 */
final class Waves {

    /** Between two of them. */
    static final Duration PAUSE = Duration.ofMillis(100);

    /** So many at least: a few hundred do no harm. */
    private static final int LEAST = 20;

    private long left;

    /**
     * @param time in which it is to be done
     */
    Waves(Duration time) {
        left = Math.max(1, time.toMillis() / PAUSE.toMillis());
    }

    /** How many to close now, of those that are open. */
    int next(int open) {
        long share = (open + left - 1) / left;
        left = Math.max(1, left - 1);
        return (int) Math.min(open, Math.max(LEAST, share));
    }
}
