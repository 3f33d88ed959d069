package org.kanal.permission;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that one handler may have at once, and those that it keeps beyond its time. A handler
 * that ignores its interruption, as one that reads a socket does, would otherwise take all of them,
 * and every channel with it.
 */
final class HandlerThreads {

    private static final int MOST = 16;
    private static final int MOST_LOST = 8;

    private final Semaphore free = new Semaphore(MOST);
    private final AtomicInteger lost = new AtomicInteger();

    /** Whether it keeps so many beyond their time that it is not asked any more. */
    boolean areLost() {
        return lost.get() >= MOST_LOST;
    }

    /** Waits for one of its threads; false if there was none in that time. */
    boolean acquire(long nanos) throws InterruptedException {
        return free.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    }

    /** A call on the thread that was acquired; gives it back when it ends. */
    Call call(Runnable handler) {
        return new Call(handler);
    }

    final class Call implements Runnable {

        private final Runnable handler;
        private boolean running;
        private boolean over;

        private Call(Runnable handler) {
            this.handler = handler;
        }

        @Override
        public void run() {
            if (!begin()) {
                return;
            }
            try {
                handler.run();
            } finally {
                end();
            }
        }

        /** Nobody waits for it any more; if it did not begin it never will. */
        synchronized void giveUp() {
            if (over) {
                return;
            }
            over = true;
            if (running) {
                lost.incrementAndGet();
            } else {
                free.release();
            }
        }

        private synchronized boolean begin() {
            running = !over;
            return running;
        }

        private synchronized void end() {
            running = false;
            free.release();
            if (over) {
                lost.decrementAndGet();
            }
            over = true;
        }
    }
}
