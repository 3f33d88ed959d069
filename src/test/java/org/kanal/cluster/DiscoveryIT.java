package org.kanal.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.FaultRun;

/** Nodes that are told a name, and not who the others are. */
@Tag("cluster")
class DiscoveryIT {

    private static final String NAME = "kanal-nodes";

    @TempDir Path files;

    @Test
    void nodesThatTheNameDoesNotShowAtTheirStartFindEachOtherLater() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        List<ClusterNode> nodes = new ArrayList<>();
        try (Namespaces machines = new Namespaces(2)) {
            try {
                for (int node = 0; node < 2; node++) {
                    machines.resolve(node, NAME, List.of(machines.clusterAddress(node)));
                    nodes.add(node(machines, node).begin());
                }
                for (ClusterNode node : nodes) {
                    node.awaitServing();
                }
                for (int node = 0; node < 2; node++) {
                    List<String> both =
                            List.of(machines.clusterAddress(0), machines.clusterAddress(1));
                    machines.resolve(node, NAME, both);
                }
                for (ClusterNode node : nodes) {
                    node.awaitNodes(2);
                }
                try (FaultRun run = new FaultRun(nodes)) {
                    run.subscribe("found", FaultRun.LISTENERS, 0);
                    run.publish("found", 2_500);
                    run.awaitAllDelivered();
                    run.assertComplete("nodes found by a name", 10_000);
                }
            } finally {
                nodes.forEach(ClusterNode::close);
            }
        }
    }

    private ClusterNode node(Namespaces machines, int node) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kanal.cluster.dns", NAME);
        settings.put("kanal.cluster.address", machines.clusterAddress(node));
        settings.put("kanal.cluster.secret", TestCluster.SECRET);
        settings.put("kanal.outbox.max-bytes", "16777216");
        settings.put("kanal.history.size", "100000");
        return new ClusterNode(
                machines.in(node),
                machines.clientAddress(node),
                8080,
                files.resolve("node" + node),
                settings);
    }
}
