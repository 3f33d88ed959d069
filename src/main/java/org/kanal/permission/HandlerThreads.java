package org.kanal.permission;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/**
 * The threads that one handler may have at once, those that it keeps beyond its time, and the calls
 * that wait for one. A handler that does not answer costs those who ask it: whoever waits holds no
 * thread, and where nothing moves nobody waits.
 */
final class HandlerThreads {

    /** Where nothing moves for so long, those who ask hear at once that nothing does. */
    private static final long STALLED_NANOS = 1_000_000_000L;

    private final HandlerPool pool;
    private final PermissionsSettings limits;
    private final Set<Call> waiting = new LinkedHashSet<>();
    private int running;
    private int lost;
    private long movedAt = System.nanoTime();

    HandlerThreads(HandlerPool pool) {
        this.pool = pool;
        this.limits = pool.limits();
    }

    Call call(Runnable handler) {
        return new Call(handler);
    }

    /** Runs a call at once or later; or else says why it never will. */
    Optional<String> run(Call call) {
        synchronized (this) {
            if (lost >= limits.lostPerHandler()) {
                return Optional.of("does not return from earlier calls");
            } else if (running >= limits.threadsPerHandler() || !pool.take(running)) {
                return await(call);
            }
            movedAt = running == 0 ? System.nanoTime() : movedAt;
            running++;
        }
        try {
            pool.run(() -> work(call));
            return Optional.empty();
        } catch (RejectedExecutionException e) {
            release();
            return Optional.of("could not be run");
        }
    }

    private Optional<String> await(Call call) {
        boolean isStalled = System.nanoTime() - movedAt > STALLED_NANOS;
        if (isStalled || waiting.size() >= limits.maxWaiting()) {
            return Optional.of("is busy with " + (running + waiting.size()) + " others");
        }
        waiting.add(call);
        return Optional.empty();
    }

    private void work(Call first) {
        for (Call call = first; call != null; call = next()) {
            call.run();
        }
    }

    /** What has waited longest; null, and then the thread is given back. */
    private synchronized Call next() {
        Iterator<Call> longest = waiting.iterator();
        if (!longest.hasNext()) {
            release();
            return null;
        }
        Call call = longest.next();
        longest.remove();
        return call;
    }

    private synchronized void release() {
        running--;
        pool.giveBack();
    }

    final class Call {

        private final Runnable handler;
        private Thread thread;
        private boolean over;

        private Call(Runnable handler) {
            this.handler = handler;
        }

        private void run() {
            if (begin()) {
                try {
                    pool.call(handler);
                } finally {
                    end();
                }
            }
        }

        /** Nobody waits for it any more; if it did not begin it never will. */
        void giveUp() {
            synchronized (HandlerThreads.this) {
                if (over) {
                    return;
                }
                over = true;
                waiting.remove(this);
                if (thread != null) {
                    lost++;
                    thread.interrupt();
                }
            }
        }

        private boolean begin() {
            synchronized (HandlerThreads.this) {
                if (!over) {
                    thread = Thread.currentThread();
                }
                return !over;
            }
        }

        /** The interruption was for this call, and not for the next one on its thread. */
        private void end() {
            synchronized (HandlerThreads.this) {
                Thread.interrupted();
                thread = null;
                movedAt = System.nanoTime();
                if (over) {
                    lost--;
                }
                over = true;
            }
        }
    }
}
