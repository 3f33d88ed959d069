package org.kanal.gateway;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds work that may wait to a share of one processor's time, however many do it: one works at a
 * time, for about a millisecond, and then rests so long that the share is kept. Nobody rests for
 * more than some seconds in all, so that a slow machine only takes as long as it must.
 */
final class Pace {

    private static final long SLICE_NANOS = 1_000_000;
    private static final int WHOLE = 100;

    private final ReentrantLock lane = new ReentrantLock(true);
    private final int share;
    private final long mostRest;

    /**
     * @param share in percent; 100 for no rest
     * @param mostRest for how many nanoseconds each turn rests at most
     */
    Pace(int share, long mostRest) {
        this.share = share;
        this.mostRest = mostRest;
    }

    /** Begins to work, when it is this thread's turn. */
    Turn begin() {
        return new Turn();
    }

    /** Of one thread, until it is closed. */
    final class Turn implements AutoCloseable {

        private long since;
        private long rested;

        private Turn() {
            lane.lock();
            since = System.nanoTime();
        }

        /** Between two small pieces of work. */
        void step() {
            long worked = System.nanoTime() - since;
            if (worked < SLICE_NANOS) {
                return;
            }
            rest(worked);
            lane.unlock();
            lane.lock();
            since = System.nanoTime();
        }

        /** What it has to wait for is no work, unless it comes so soon that others work for it. */
        void acquire(Semaphore places) {
            if (places.tryAcquire()) {
                return;
            }
            long begun = System.nanoTime();
            lane.unlock();
            try {
                places.acquireUninterruptibly();
            } finally {
                lane.lock();
            }
            long waited = System.nanoTime() - begun;
            since += waited < SLICE_NANOS ? 0 : waited;
        }

        private void rest(long worked) {
            long rest = Math.min(worked * (WHOLE - share) / share, mostRest - rested);
            if (rest > 0) {
                long begun = System.nanoTime();
                LockSupport.parkNanos(rest);
                rested += System.nanoTime() - begun;
            }
        }

        @Override
        public void close() {
            lane.unlock();
        }
    }
}
