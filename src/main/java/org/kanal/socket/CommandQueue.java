package org.kanal.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs one connection's commands one after another, on threads that may wait for a permission or
 * for the broker, away from those that read sockets.
 */
final class CommandQueue {

    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>(1);
    private boolean running;

    CommandQueue(Executor executor) {
        this.executor = executor;
    }

    void add(Runnable command) {
        synchronized (this) {
            waiting.add(command);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::run);
    }

    private void run() {
        for (Runnable command = next(); command != null; command = next()) {
            command.run();
        }
    }

    private synchronized Runnable next() {
        Runnable command = waiting.poll();
        running = command != null;
        return command;
    }
}
