package org.kanal.openmq;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.kanal.api.Unavailable;
import org.kanal.support.Deadline;

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
     * @throws BrokerUnavailable if it fails or takes too long
     */
    public <T> T call(String what, Callable<T> call) {
        Deadline end = Deadline.in(timeout);
        try {
            return end.await(
                    executor.submit(call),
                    "the end of " + what,
                    e -> new BrokerUnavailable(what + " took longer than " + timeout, e),
                    cause -> failure(what, cause));
        } catch (RejectedExecutionException e) {
            throw new BrokerUnavailable(what + " could not be started: too much waits already", e);
        }
    }

    private static Unavailable failure(String what, Throwable cause) {
        return cause instanceof Unavailable said
                ? said
                : new BrokerUnavailable(what + " failed: " + cause, cause);
    }
}
