package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.CheckedSubscriber;
import org.kanal.faults.FaultRun;

/** Two nodes of which each may go on alone: both do while they are cut from each other. */
@Tag("cluster")
class TwoNodesIT {

    private static final int EACH = 2_500;
    private static final long MOVED_MILLIS = 40;
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir static Path files;

    @Test
    void whileTheyAreApartNobodyTakesOnesPositionsForTheOthers() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        try (TestCluster cluster = new TestCluster(2, 1, files, Map.of());
                FaultRun run = new FaultRun(cluster.nodes())) {
            run.subscribe("halves", 3 * FaultRun.LISTENERS, 2); // each half misses the other's
            run.publish("halves", EACH, 2_000);
            run.awaitAccepted((long) FaultRun.PUBLISHERS * EACH / 4);
            cluster.machines().part(1);
            for (CheckedSubscriber subscriber : run.subscribers()) {
                assertTrue(subscriber.awaitTold("epochChanged", SOON), "told within " + SOON);
            }
            for (ClusterNode node : cluster.nodes()) {
                assertEquals(202, node.publish("other"), "each half goes on");
            }
            Movers movers =
                    new Movers(run.subscribers().subList(0, FaultRun.LISTENERS), MOVED_MILLIS);
            try {
                run.awaitAccepted((long) FaultRun.PUBLISHERS * EACH);
                cluster.machines().heal();
                cluster.awaitWhole();
            } finally {
                movers.stop();
            }
            run.publish("halves", EACH / 25);
            run.awaitAllDelivered();
            run.assertNothingMissed("two halves");
        }
    }
}
