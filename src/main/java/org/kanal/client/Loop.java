package org.kanal.client;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one thread on which a client's parts work: none of them needs a lock. Nothing on it waits,
 * and no handler of the user's runs on it.
 */
final class Loop {

    /** Something that is due later. */
    interface Timer {
        void cancel();
    }

    /** One that was never set. */
    static final Timer NONE = () -> {};

    private static final System.Logger LOG = System.getLogger("org.kanal.client");

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "kanal-client"));

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Runs a task after those before it; after {@link #end} nothing runs. */
    void run(Runnable task) {
        try {
            thread.execute(logged(task));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the client is closed", e);
        }
    }

    Timer later(long millis, Runnable task) {
        var due = thread.schedule(logged(task), millis, TimeUnit.MILLISECONDS);
        return () -> due.cancel(false);
    }

    Timer every(long millis, Runnable task) {
        var due = thread.scheduleAtFixedRate(logged(task), millis, millis, TimeUnit.MILLISECONDS);
        return () -> due.cancel(false);
    }

    void end() {
        thread.shutdownNow();
    }

    private static Runnable logged(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a part of the Kanal client failed", e);
            }
        };
    }
}
