package org.kanal.facts;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.support.Seldom;

/**
 * A thread that tells facts one after another, and a queue of bounded length before it. Where the
 * queue is full the newest fact is dropped: nobody waits here.
 */
final class FactLane {

    private static final Logger LOG = System.getLogger(FactLane.class.getName());
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final ThreadPoolExecutor thread;
    private final AtomicLong dropped = new AtomicLong();
    private final Seldom warnings = new Seldom(QUIET);

    FactLane(int maxWaiting, ThreadFactory threads) {
        thread =
                new ThreadPoolExecutor(
                        1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(maxWaiting), threads);
    }

    /** Tells it at some time after those that came before. */
    void tell(Runnable telling) {
        try {
            thread.execute(() -> surviving(telling));
        } catch (RejectedExecutionException e) {
            drop();
        }
    }

    /** How many were dropped so far. */
    long dropped() {
        return dropped.get();
    }

    void stop() {
        thread.shutdownNow();
    }

    private void drop() {
        long count = dropped.incrementAndGet();
        if (!thread.isShutdown() && warnings.isTime()) {
            LOG.log(
                    Level.WARNING,
                    "The application's observers are too slow: "
                            + count
                            + " events were not told so far (kanal.events.max-waiting)");
        }
    }

    /** An asynchronous observer failed. */
    static <T> T failed(Throwable failure) {
        LOG.log(Level.WARNING, "An observer of the application failed: " + failure, failure);
        return null;
    }

    private static void surviving(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }
}
