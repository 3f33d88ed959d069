package org.kanal.launch;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The launcher's one timer: tells what logs have counted, also where nothing is logged any more.
 */
final class Ticker {
    private static final long SECONDS = 5;

    private static final ScheduledExecutorService TIMER =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "kanal-log");
                        thread.setDaemon(true);
                        return thread;
                    });

    private Ticker() {}

    /** Runs a task every few seconds for as long as the process lives. */
    static void always(Runnable task) {
        TIMER.scheduleWithFixedDelay(task, SECONDS, SECONDS, TimeUnit.SECONDS);
    }
}
