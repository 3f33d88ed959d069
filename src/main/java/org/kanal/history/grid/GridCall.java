package org.kanal.history.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.spi.exception.RetryableHazelcastException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.kanal.api.Unavailable;
import org.kanal.history.Unsettled;
import org.kanal.support.Deadline;

/** Calls to the data grid, whose failures come out as {@link Unavailable}. */
final class GridCall {

    /**
     * How long an answer is waited for. No setting: it has to be longer than the grid takes to put
     * another node in the place of one that was shut down, and who publishes or subscribes has an
     * end of its own ({@code kanal.publish.timeout}, the client's).
     */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What Hazelcast says of it names addresses, and nothing that who asked could use. */
    private static final String SILENT =
            "a node of the cluster that keeps this, or its copy, does not answer";

    private GridCall() {}

    static <T> T await(CompletionStage<T> answer) {
        return Deadline.in(PATIENCE)
                .await(
                        answer.toCompletableFuture(),
                        "the data grid",
                        e -> new Unsettled(SILENT + " within " + PATIENCE, e),
                        GridCall::unavailable);
    }

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (HazelcastException | HazelcastInstanceNotActiveException | CompletionException e) {
            throw unavailable(e);
        }
    }

    private static Unavailable unavailable(Throwable cause) {
        return isPassing(cause)
                ? new Unsettled(SILENT, cause)
                : new Unavailable("the data grid failed: " + cause, cause);
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
