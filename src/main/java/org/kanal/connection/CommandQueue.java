package org.kanal.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Runs one connection's commands one after another, on threads that may wait for the broker, away
 * from those that read sockets. A command that waits for somebody's decision holds no thread, only
 * those behind it. What waits meanwhile is bounded. After each command the other connections have
 * their turn: one that sends a lot keeps no thread.
 */
final class CommandQueue {

    /** What a waiting command takes besides its text, at least. */
    private static final int OVERHEAD_BYTES = 128;

    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    /** What one connection asks for; done when its next command may run. */
    @FunctionalInterface
    interface Task {
        CompletableFuture<Void> run(Executor goesOn);
    }

    private record Waiting(int size, Task task) {}

    private final Executor executor;
    private final Executor ends;
    private final int maxBytes;
    private final Queue<Waiting> waiting = new ArrayDeque<>(1);
    private int waitingBytes;
    private boolean scheduled;
    private boolean running;
    private boolean ended;
    private Runnable last = () -> {};

    /**
     * @param executor runs the commands
     * @param ends runs what comes last, so that it does not wait for commands of others
     * @param maxBytes how much may wait
     */
    CommandQueue(Executor executor, Executor ends, int maxBytes) {
        this.executor = executor;
        this.ends = ends;
        this.maxBytes = maxBytes;
    }

    /**
     * Runs a command after those that wait.
     *
     * @param length of its text
     * @return false if too much waits already; then it does not run
     */
    boolean offer(int length, Task task) {
        int size = length + OVERHEAD_BYTES;
        synchronized (this) {
            if (ended) {
                return true; // nobody is left to hear of it
            }
            if (waitingBytes + size > maxBytes && !waiting.isEmpty()) {
                return false;
            }
            waiting.add(new Waiting(size, task));
            waitingBytes += size;
            if (scheduled) {
                return true;
            }
            scheduled = true;
        }
        executor.execute(this::run);
        return true;
    }

    /** Forgets what waits and runs this as the last, once the command that runs has ended. */
    void end(Runnable lastCommand) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            waiting.clear();
            if (running) {
                last = lastCommand;
                return;
            }
        }
        ends.execute(lastCommand);
    }

    private void run() {
        CompletableFuture<Void> done = null;
        try {
            done = begin().run(executor);
        } finally {
            if (done == null) {
                goOn(); // also behind one that throws
            }
        }
        done.whenComplete((nothing, failure) -> goOn());
    }

    private synchronized Task begin() {
        Waiting next = waiting.poll();
        if (next == null) {
            return goesOn -> NOTHING; // it has ended meanwhile
        }
        running = true;
        waitingBytes -= next.size();
        return next.task();
    }

    private void goOn() {
        boolean isLast;
        synchronized (this) {
            isLast = running && ended;
            running = false;
            scheduled = !waiting.isEmpty();
            if (!scheduled && !isLast) {
                return;
            }
        }
        if (isLast) {
            ends.execute(last);
        } else {
            executor.execute(this::run);
        }
    }
}
