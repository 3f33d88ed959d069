package org.kanal.permission;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kanal.support.Part;
import org.kanal.support.RequestScope;
import org.kanal.support.ServerThreads;

/**
 * The threads that run permissions handlers and providers, and a clock for those that are late. All
 * together have {@code kanal.permissions.threads}; beyond these each handler still gets {@value
 * #ALWAYS}, so that no number of handlers that hang takes the last thread from one that answers.
 */
@Part
public class HandlerPool {

    private static final int ALWAYS = 2;
    private static final long IDLE_SECONDS = 30;

    private final int shared;
    private final PermissionsSettings settings;
    private final RequestScope request;
    private final AtomicInteger used = new AtomicInteger();
    private final ThreadPoolExecutor executor;
    private final ScheduledThreadPoolExecutor clock;

    @Inject
    public HandlerPool(PermissionsSettings settings, ServerThreads threads, RequestScope request) {
        this.request = request;
        shared = settings.threads();
        this.settings = settings;
        executor =
                new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        threads);
        clock = new ScheduledThreadPoolExecutor(1, threads);
        clock.setRemoveOnCancelPolicy(true); // most answers come in time
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
        executor.shutdownNow();
    }

    /** How much one handler may have of all this. */
    PermissionsSettings limits() {
        return settings;
    }

    /** Takes a thread for a handler that has so many already; false if it is to wait for these. */
    boolean take(int has) {
        if (used.incrementAndGet() <= shared || has < ALWAYS) {
            return true;
        }
        used.decrementAndGet();
        return false;
    }

    /** Gives a thread back that was taken. */
    void giveBack() {
        used.decrementAndGet();
    }

    /**
     * Runs something on a thread that was taken.
     *
     * @throws RejectedExecutionException if the server is stopping
     */
    void run(Runnable task) {
        executor.execute(task);
    }

    /** Calls a handler, on a thread that was taken. */
    void call(Runnable handler) {
        request.run(handler);
    }

    /** Runs something later that does not wait. */
    Future<?> after(Duration delay, Runnable task) {
        return clock.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
