package org.kanal.front;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads of a pool, of which those that worked last work next. A pool that wakes the one that has
 * rested for longest, as the server's does, has all of them take turns, up to 64: each request
 * finds the thread's stack and the part of the heap that it fills out of the processor's caches,
 * which at 100 requests a second is a fourth of its time.
 *
 * <p>A few threads wait here for the next task when they have done one, up to a second in all; then
 * they go back to the pool, whose limits, queue and timeouts stay what they are. None waits while
 * there are tasks in that queue, so that nobody gets before them.
 */
public final class WarmThreads extends AbstractExecutorService {

    /** Short enough for the pool's own look at how long a task takes. */
    private static final long STAY_NANOS = 1_000_000_000;

    private final ExecutorService pool;
    private final int most;
    private final Deque<Stay> idle = new ArrayDeque<>();
    private final AtomicInteger queued = new AtomicInteger();

    /**
     * @param pool whose threads they are
     * @param most how many may wait here
     */
    public WarmThreads(ExecutorService pool, int most) {
        this.pool = pool;
        this.most = most;
    }

    @Override
    public void execute(Runnable task) {
        Stay warm;
        synchronized (idle) {
            warm = idle.pollFirst();
        }
        if (warm == null) {
            queue(task);
        } else {
            warm.take(task);
        }
    }

    private void queue(Runnable task) {
        queued.incrementAndGet();
        try {
            pool.execute(new Stay(task));
        } catch (RejectedExecutionException e) {
            queued.decrementAndGet();
            throw e;
        }
    }

    /** Whose threads they are. */
    public ExecutorService pool() {
        return pool;
    }

    @Override
    public void shutdown() {
        pool.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return pool.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return pool.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return pool.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return pool.awaitTermination(timeout, unit);
    }

    /** A thread of the pool that does several tasks, one after another. */
    private final class Stay implements Runnable {

        private volatile Runnable task;
        private volatile Thread thread;
        private long until;

        Stay(Runnable first) {
            task = first;
        }

        @Override
        public void run() {
            queued.decrementAndGet();
            thread = Thread.currentThread();
            ClassLoader loader = thread.getContextClassLoader();
            until = System.nanoTime() + STAY_NANOS;
            for (Runnable next = task; next != null; next = next()) {
                task = null;
                next.run();
                thread.setContextClassLoader(loader);
                Thread.interrupted(); // as the pool does
            }
        }

        void take(Runnable next) {
            task = next;
            LockSupport.unpark(thread);
        }

        /** Null if it is to go. */
        private Runnable next() {
            if (!waits()) {
                return null;
            }
            while (task == null) {
                long left = until - System.nanoTime();
                if (left <= 0 && leaves()) {
                    return null;
                }
                LockSupport.parkNanos(WarmThreads.this, Math.max(1, left));
            }
            return task;
        }

        private boolean waits() {
            synchronized (idle) {
                boolean stays =
                        idle.size() < most
                                && queued.get() == 0
                                && until - System.nanoTime() > 0
                                && !isShutdown();
                if (stays) {
                    idle.addFirst(this);
                }
                return stays;
            }
        }

        /** False if a task is on its way to it. */
        private boolean leaves() {
            synchronized (idle) {
                return idle.remove(this);
            }
        }
    }
}
