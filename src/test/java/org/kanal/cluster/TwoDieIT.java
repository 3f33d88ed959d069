package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.FaultRun;

/** Three nodes of which two die at once: more than the log's copies are made for. */
@Tag("cluster")
class TwoDieIT {

    private static final int EACH = 2_500;
    private static final long ALL = (long) FaultRun.PUBLISHERS * EACH;

    @TempDir static Path files;

    @Test
    void whatOnlyThoseKeptWhoDieTogetherIsMissingAndToldOf() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        try (TestCluster cluster = new TestCluster(3, 2, files, Map.of());
                FaultRun run = new FaultRun(cluster.nodes())) {
            run.subscribe("two-die", FaultRun.LISTENERS * 12 / 10, 2);
            run.publish("two-die", EACH, 1_000);
            run.awaitAccepted(ALL / 4);
            cluster.node(0).kill();
            cluster.node(1).kill();
            assertEquals(503, cluster.node(2).publish("alone"), "too few are left");
            cluster.node(0).begin();
            cluster.node(1).begin();
            cluster.node(0).awaitServing();
            cluster.node(1).awaitServing();
            cluster.awaitWhole();
            run.awaitAllDelivered();
            run.assertNothingMissed("two nodes killed at once");
        }
    }
}
