package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.FaultRun;

/** The short form of the clusters' tests: two nodes, of which one is killed. */
class ClusterShortIT {

    private static final int EACH = 1_000;

    @TempDir static Path files;

    @Test
    void whenOneOfTwoIsKilledTheOtherGoesOnWithEverything() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        try (TestCluster cluster = new TestCluster(2, 1, files, Map.of());
                FaultRun run = new FaultRun(List.copyOf(cluster.nodes()))) {
            run.subscribe("short", FaultRun.LISTENERS * 10_000 / (4 * EACH), 0);
            run.publish("short", EACH, 100);
            run.awaitAccepted(2 * EACH);
            cluster.node(0).kill();
            run.awaitAllDelivered();
            run.assertAllCame("one of two killed", 4L * EACH);
            assertEquals(202, cluster.node(1).publish("afterwards"));
        }
    }
}
