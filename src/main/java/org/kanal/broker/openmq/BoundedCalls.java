package org.kanal.broker.openmq;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kanal.channel.Unavailable;

/**
 * Calls to the broker with an end: while the network is cut silently, the provider's own block for
 * as long as the cut lasts.
 */
final class BoundedCalls {

    private final ExecutorService executor;
    private final Duration timeout;

    BoundedCalls(ExecutorService executor, Duration timeout) {
        this.executor = executor;
        this.timeout = timeout;
    }

    /**
     * Runs a call on a thread of its own and waits for it.
     *
     * @param what what it does, for the error
     * @param undo runs if the call succeeds after its time, when nobody waits for it any more
     * @throws Unavailable if it fails or takes too long
     */
    <T> T call(String what, Callable<T> call, Runnable undo) {
        Future<T> answer = submit(what, call, undo);
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Unavailable(what + " took longer than " + timeout, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unavailable failure) {
                throw failure;
            }
            throw new Unavailable(what + " failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(what + " was interrupted", e);
        }
    }

    private <T> Future<T> submit(String what, Callable<T> call, Runnable undo) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            return executor.submit(
                    () -> {
                        T result = call.call();
                        if (System.nanoTime() - deadline > 0) {
                            undo.run();
                        }
                        return result;
                    });
        } catch (RejectedExecutionException e) {
            throw new Unavailable(what + " could not be started: too much waits already", e);
        }
    }
}
