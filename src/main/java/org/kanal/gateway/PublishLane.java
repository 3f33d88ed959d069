package org.kanal.gateway;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.kanal.channel.Unavailable;

/**
 * Runs tasks one after another in the order in which they came, whoever's thread does it: a thread
 * of its own, or, while nothing waits, one that came with a task and would wait for it anyway.
 */
final class PublishLane {

    private final Executor thread;
    private final int backlog;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * @param thread runs what waits
     * @param backlog how many tasks may wait
     */
    PublishLane(Executor thread, int backlog) {
        this.thread = thread;
        this.backlog = backlog;
    }

    /** Runs the task at some time; fails with {@link Unavailable} if too many wait. */
    <T> CompletableFuture<T> run(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        if (!enqueue(() -> complete(result, task))) {
            result.completeExceptionally(
                    new Unavailable("too many publications wait for the message broker"));
        }
        return result;
    }

    /** Runs the task on this thread if nothing else waits or runs, else as {@link #run}. */
    <T> CompletableFuture<T> runHere(Supplier<T> task) {
        synchronized (this) {
            if (busy) {
                return run(task);
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

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> task) {
        try {
            result.complete(task.get());
        } catch (Throwable e) {
            // An error too: whoever waits for the result must hear of it.
            result.completeExceptionally(e);
        }
    }

    private boolean enqueue(Runnable task) {
        synchronized (this) {
            if (waiting.size() >= backlog) {
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
        Runnable task = waiting.poll();
        busy = task != null;
        return task;
    }

    /** Its own thread goes on with what came meanwhile. */
    private void handOver() {
        synchronized (this) {
            busy = !waiting.isEmpty();
            if (!busy) {
                return;
            }
        }
        start();
    }
}
