package org.kanal.front;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * How many of a kind are at work at the same time. One that finds a free place is at work at once,
 * on the thread that brings it; the others wait for their turn without a thread.
 */
public final class Turns {

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    /**
     * @param most how many work at the same time
     * @param threads where those work that had to wait
     */
    public Turns(int most, Executor threads) {
        this.free = most;
        this.threads = threads;
    }

    /** Does something, now or when a place is free. */
    public void take(Runnable task) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(task);
                return;
            }
            free--;
        }
        work(task);
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void work(Runnable task) {
        try {
            task.run();
        } finally {
            next();
        }
    }

    private void next() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        threads.execute(() -> work(next));
    }
}
