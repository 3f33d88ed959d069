package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.FaultRun;

/** Three healthy nodes on a machine that has far too much to do. */
@Tag("cluster")
class BusyMachineIT {

    /** Processes that do nothing but count, beside the servers. */
    private static final int COUNTING = 8;

    private static final int EACH = 2_500;
    private static final int LISTENERS = FaultRun.LISTENERS * 11 / 10;
    private static final long ALL = (long) FaultRun.PUBLISHERS * EACH;

    /** After each hundred, so that all of it takes two minutes at least. */
    private static final long PAUSE_MILLIS = 5_000;

    @TempDir Path files;

    @Test
    void nobodyIsTakenForSilentWhoIsOnlyBusy() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        List<Process> counting = new ArrayList<>();
        try (TestCluster cluster = new TestCluster(3, 2, files, Map.of());
                FaultRun run = new FaultRun(cluster.nodes())) {
            run.subscribe("busy", LISTENERS, 2);
            for (int i = 0; i < COUNTING; i++) {
                counting.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
            run.publish("busy", EACH, PAUSE_MILLIS);
            for (int tenth = 1; tenth <= 10; tenth++) {
                run.awaitAccepted(ALL * tenth / 10); // each may take its time
            }
            run.awaitAllDelivered();
            run.assertComplete("a busy machine", ALL);
            for (ClusterNode node : cluster.nodes()) {
                assertEquals(List.of(), alarms(node), "of " + node.http());
            }
        } finally {
            counting.forEach(Process::destroyForcibly);
        }
    }

    private static List<String> alarms(ClusterNode node) throws IOException {
        return node.log()
                .lines()
                .filter(
                        line ->
                                line.contains("do not answer")
                                        || line.contains("left the cluster")
                                        || line.contains("may have a gap"))
                .toList();
    }
}
