package org.kanal.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs one connection's commands one after another, on threads that may wait for a permission or
 * for the broker, away from those that read sockets. What waits meanwhile is bounded.
 */
final class CommandQueue {

    /** What a waiting command takes besides its text, at least. */
    private static final int OVERHEAD_BYTES = 128;

    private record Waiting(int size, Runnable command) {}

    private final Executor executor;
    private final int maxBytes;
    private final Queue<Waiting> waiting = new ArrayDeque<>(1);
    private int waitingBytes;
    private boolean running;
    private boolean ended;

    /**
     * @param maxBytes how much may wait
     */
    CommandQueue(Executor executor, int maxBytes) {
        this.executor = executor;
        this.maxBytes = maxBytes;
    }

    /**
     * Runs a command after those that wait.
     *
     * @param length of its text
     * @return false if too much waits already; then it does not run
     */
    boolean offer(int length, Runnable command) {
        int size = length + OVERHEAD_BYTES;
        synchronized (this) {
            if (ended) {
                return true; // nobody is left to hear of it
            }
            if (waitingBytes + size > maxBytes && !waiting.isEmpty()) {
                return false;
            }
            add(new Waiting(size, command));
            if (running) {
                return true;
            }
            running = true;
        }
        executor.execute(this::run);
        return true;
    }

    /** Forgets what waits and runs this as the last. */
    void end(Runnable last) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            waiting.clear();
            waitingBytes = 0;
            add(new Waiting(0, last));
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::run);
    }

    private void run() {
        boolean done = false;
        try {
            for (Runnable command = next(); command != null; command = next()) {
                command.run();
            }
            done = true;
        } finally {
            if (!done) {
                executor.execute(this::run); // one that throws must not stop those behind it
            }
        }
    }

    private void add(Waiting command) {
        waiting.add(command);
        waitingBytes += command.size();
    }

    private synchronized Runnable next() {
        Waiting next = waiting.poll();
        running = next != null;
        if (next == null) {
            return null;
        }
        waitingBytes -= next.size();
        return next.command();
    }
}
