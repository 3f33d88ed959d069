package org.kanal.hub;

import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that writes the outboxes that were given to it, one after another. An outbox that is
 * written while more comes in stands in the queue once, so a busy server writes fewer, larger
 * buffers.
 */
public final class OutboxWriter implements Runnable {

    private final Queue<Outbox> ready = new ConcurrentLinkedQueue<>();
    private volatile Thread thread;
    private volatile boolean parked;
    private volatile boolean stopped;

    void enqueue(Outbox outbox) {
        ready.add(outbox);
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    /** Ends the thread after the outbox that it is at. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!stopped) {
            Outbox outbox = ready.poll();
            if (outbox != null) {
                write(outbox);
            } else {
                parked = true;
                if (ready.isEmpty() && !stopped) {
                    LockSupport.park(this);
                }
                parked = false;
            }
        }
    }

    private static void write(Outbox outbox) {
        try {
            outbox.writeWaiting();
        } catch (RuntimeException e) {
            System.getLogger(OutboxWriter.class.getName())
                    .log(Level.WARNING, "A connection could not be written to and is given up", e);
            outbox.discard();
        }
    }
}
