package org.kanal.openmq;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kanal.api.Unavailable;

/**
 * Calls to the broker with an end: while the network is cut silently, the provider's own block for
 * as long as the cut lasts.
 */
public final class BoundedCalls {

    private final ExecutorService executor;
    private final Duration timeout;

    public BoundedCalls(ExecutorService executor, Duration timeout) {
        this.executor = executor;
        this.timeout = timeout;
    }

    /**
     * Runs a call on a thread of the executor and waits for it. One that takes too long goes on,
     * though nobody waits for it any more.
     *
     * @param what what it does, for the error
     * @throws Unavailable if it fails or takes too long
     */
    public <T> T call(String what, Callable<T> call) {
        try {
            Future<T> answer = executor.submit(call);
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new Unavailable(what + " could not be started: too much waits already", e);
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
}
