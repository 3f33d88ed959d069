package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IndeterminateOperationStateException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.kanal.api.Unavailable;
import org.kanal.history.Unsettled;

class GridCallTest {

    @Test
    void whoIsTurnedAwayForASilentNodeIsToldSoAndNoAddress() {
        Exception cause =
                new IndeterminateOperationStateException("Invocation{target=[10.0.0.3]:6900}");
        Unsettled told =
                assertThrows(
                        Unsettled.class,
                        () -> GridCall.await(CompletableFuture.failedFuture(cause)));
        assertEquals(
                "a node of the cluster that keeps this, or its copy, does not answer",
                told.getMessage());
        assertEquals(cause, told.getCause());
    }

    @Test
    void whatElseFailsSaysWhy() {
        Unavailable told =
                assertThrows(
                        Unavailable.class,
                        () ->
                                GridCall.call(
                                        () -> {
                                            throw new HazelcastInstanceNotActiveException("over");
                                        }));
        assertEquals(
                "the data grid failed: com.hazelcast.core.HazelcastInstanceNotActiveException: over",
                told.getMessage());
    }
}
