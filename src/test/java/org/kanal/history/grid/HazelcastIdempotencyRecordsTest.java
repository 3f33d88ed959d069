package org.kanal.history.grid;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.kanal.history.IdempotencyRecords;
import org.kanal.history.IdempotencyRecordsContract;
import org.kanal.history.TestGrid;

class HazelcastIdempotencyRecordsTest extends IdempotencyRecordsContract {

    private static List<HazelcastInstance> nodes;

    @BeforeAll
    static void startNodes() {
        nodes = TestGrid.start(2);
    }

    @AfterAll
    static void stopNodes() {
        nodes.forEach(node -> node.getLifecycleService().terminate());
    }

    @Override
    protected IdempotencyRecords records(int node) {
        return new HazelcastIdempotencyRecords(nodes.get(node), Duration.ofMinutes(5));
    }

    @Override
    protected IdempotencyRecords brief() {
        return new HazelcastIdempotencyRecords(nodes.get(0), Duration.ofSeconds(1));
    }

    @Override
    protected void outlive(BooleanSupplier isOver) {
        TestGrid.await(isOver);
    }
}
