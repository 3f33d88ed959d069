package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that a name in DNS leads to, also those that it shows only when others serve already. */
@Tag("cluster")
class NamedNodesIT {

    @TempDir Path files;

    @Test
    void nodesThatTheNameShowsLaterJoinGridAndBrokersWithoutARestart() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        List<ClusterNode> nodes = new ArrayList<>();
        try (Namespaces machines = new Namespaces(3);
                NameServer names = new NameServer(Namespaces.here())) {
            machines.askForNames();
            try {
                nodes.add(node(machines, 0).begin());
                nodes.add(node(machines, 1).begin());
                nodes.get(0).awaitServing();
                nodes.get(1).awaitServing();
                assertEquals(503, nodes.get(0).publish("alone"), "knows itself only");
                names.show(List.of(machines.clusterAddress(0), machines.clusterAddress(1)));
                awaitAll(nodes);
                assertEquals(202, nodes.get(0).publish("two"));
                nodes.add(node(machines, 2).begin());
                nodes.get(2).awaitServing();
                names.show(
                        List.of(
                                machines.clusterAddress(2),
                                machines.clusterAddress(1),
                                machines.clusterAddress(0)));
                awaitAll(nodes);
                assertEquals(202, nodes.get(2).publish("three"));
                for (ClusterNode node : nodes) {
                    assertEquals(
                            List.of(),
                            node.log()
                                    .lines()
                                    .filter(line -> line.contains("and refused it"))
                                    .toList(),
                            "all are the grid's own");
                }
            } finally {
                nodes.forEach(ClusterNode::close);
            }
        }
    }

    private static void awaitAll(List<ClusterNode> nodes) throws InterruptedException {
        for (ClusterNode node : nodes) {
            node.awaitNodes(nodes.size());
        }
    }

    private ClusterNode node(Namespaces machines, int node) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("kanal.cluster.dns", "nodes.kanal.test");
        settings.put("kanal.cluster.address", machines.clusterAddress(node));
        settings.put("kanal.cluster.secret", TestCluster.SECRET);
        settings.put("kanal.cluster.min-members", "2");
        return new ClusterNode(
                machines.in(node),
                machines.clientAddress(node),
                8080,
                files.resolve("node" + node),
                settings);
    }
}
