package org.kanal.history.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.spi.exception.RetryableHazelcastException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.kanal.api.Unavailable;
import org.kanal.history.Unsettled;

/** Calls to the data grid, whose failures come out as {@link Unavailable}. */
final class GridCall {

    /** How long an answer is waited for: longer than a failover of a node that was shut down. */
    private static final long SECONDS = 10;

    private GridCall() {}

    static <T> T await(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Unsettled("the data grid did not answer within " + SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw unavailable(e.getCause());
        } catch (CancellationException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for the data grid", e);
        }
    }

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (HazelcastException | HazelcastInstanceNotActiveException | CompletionException e) {
            throw unavailable(e);
        }
    }

    private static Unavailable unavailable(Throwable cause) {
        String message = "the data grid failed: " + cause;
        return isPassing(cause) ? new Unsettled(message, cause) : new Unavailable(message, cause);
    }

    /**
     * A member did not answer: it comes back, or others take its place, or this node is too few.
     */
    private static boolean isPassing(Throwable cause) {
        return cause instanceof IndeterminateOperationStateException
                || cause instanceof OperationTimeoutException
                || cause instanceof MemberLeftException
                || cause instanceof RetryableHazelcastException;
    }
}
