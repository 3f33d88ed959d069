package org.kanal.launch;

import java.util.concurrent.TimeUnit;

/**
 * Waits until the application has sent its clients to other nodes, if it does that. It says so by
 * system properties, which is all that it shares with the launcher.
 */
final class Drained {
    private static final String DONE = "kanal.launch.drained";
    private static final String MILLIS = "kanal.launch.drain.millis";

    /** Longer than it wants: the last may be slow to go. */
    private static final long MORE_MILLIS = 3_000;

    private static final long PAUSE_MILLIS = 50;

    private Drained() {}

    static void await() {
        long millis = Long.getLong(MILLIS, 0) + MORE_MILLIS;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while ("false".equals(System.getProperty(DONE)) && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
