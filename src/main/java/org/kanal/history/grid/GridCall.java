package org.kanal.history.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.kanal.api.Unavailable;

/** Calls to the data grid, whose failures come out as {@link Unavailable}. */
final class GridCall {

    /** How long an answer is waited for: longer than a failover of a node that was shut down. */
    private static final long SECONDS = 10;

    private GridCall() {}

    static <T> T await(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Unavailable("the data grid did not answer within " + SECONDS + " s", e);
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
        return new Unavailable("the data grid failed: " + cause, cause);
    }
}
