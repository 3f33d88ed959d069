package org.kanal.gateway;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.kanal.api.Unavailable;

/**
 * Runs tasks one after another, those of one source in the order in which they came, whoever's
 * thread does it: a thread of its own, or, while nothing waits, one that came with a task and would
 * wait for it anyway. What the backend publishes goes before what pages do, but for every fifth.
 */
final class PublishLane {

    /** Pages may fill a part only: what they say waits in memory, and is no use when it is old. */
    static final int PART_OF_PAGES = 10;

    /** So that a backend that never rests leaves pages a fifth. */
    private static final int MOST_IN_TURN = 4;

    private final Executor thread;
    private final int backlog;
    private final PublishBacklog all;
    private final Queue<Runnable> ofBackend = new ArrayDeque<>();
    private final Queue<Runnable> ofPages = new ArrayDeque<>();
    private int inTurn;
    private boolean busy;
    private volatile boolean isClosed;

    /**
     * @param thread runs what waits
     * @param backlog how many tasks of the backend may wait; of pages a tenth as many
     */
    PublishLane(Executor thread, int backlog) {
        this(thread, backlog, new PublishBacklog(Integer.MAX_VALUE));
    }

    /**
     * @param all counts what waits on this lane and others together
     */
    PublishLane(Executor thread, int backlog, PublishBacklog all) {
        this.thread = thread;
        this.backlog = backlog;
        this.all = all;
    }

    /** Runs the task at some time; fails with {@link Unavailable} if too many wait. */
    <T> CompletableFuture<T> run(Source source, Supplier<T> task) {
        if (isClosed) {
            return CompletableFuture.failedFuture(stopping());
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Queue<Runnable> waiting = source.isPage() ? ofPages : ofBackend;
        int most = source.isPage() ? Math.max(1, backlog / PART_OF_PAGES) : backlog;
        boolean isIn = all.enter(source.isPage());
        Runnable counted =
                () -> {
                    all.leave(source.isPage());
                    complete(result, task);
                };
        if (!isIn || !enqueue(waiting, most, counted)) {
            if (isIn) {
                all.leave(source.isPage());
            }
            result.completeExceptionally(
                    new Unavailable("too many publications wait for the message broker"));
        }
        return result;
    }

    /**
     * Runs the backend's task on this thread if nothing else waits or runs, else as {@link #run}.
     */
    <T> CompletableFuture<T> runHere(Supplier<T> task) {
        synchronized (this) {
            if (busy || isClosed) {
                return run(Source.BACKEND, task);
            }
            busy = true;
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            complete(result, task);
        } finally {
            handOver();
        }
        return result;
    }

    /** What waits is refused, as is what comes; what is being done is finished. */
    void close() {
        isClosed = true;
    }

    /** Whether nothing is being done, and nothing waits. */
    synchronized boolean isIdle() {
        return !busy;
    }

    private static Unavailable stopping() {
        return new Unavailable("the server stops");
    }

    private <T> void complete(CompletableFuture<T> result, Supplier<T> task) {
        try {
            if (isClosed) {
                throw stopping();
            }
            result.complete(task.get());
        } catch (Throwable e) {
            // An error too: whoever waits for the result must hear of it.
            result.completeExceptionally(e);
        }
    }

    private boolean enqueue(Queue<Runnable> waiting, int most, Runnable task) {
        synchronized (this) {
            if (waiting.size() >= most) {
                return false;
            }
            waiting.add(task);
            if (busy) {
                return true;
            }
            busy = true;
        }
        start();
        return true;
    }

    private void start() {
        try {
            thread.execute(this::work);
        } catch (RejectedExecutionException e) {
            work(); // the server is stopping: what waits is done by whoever came last
        }
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized Runnable next() {
        boolean isPagesTurn = inTurn >= MOST_IN_TURN && !ofPages.isEmpty();
        Runnable task = isPagesTurn || ofBackend.isEmpty() ? ofPages.poll() : ofBackend.poll();
        inTurn = isPagesTurn ? 0 : Math.min(MOST_IN_TURN, inTurn + 1);
        busy = task != null;
        return task;
    }

    /** Its own thread goes on with what came meanwhile. */
    private void handOver() {
        synchronized (this) {
            busy = !ofBackend.isEmpty() || !ofPages.isEmpty();
            if (!busy) {
                return;
            }
        }
        start();
    }
}
