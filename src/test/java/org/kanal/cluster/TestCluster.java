package org.kanal.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several servers as one, each on a machine of its own that a namespace is. */
final class TestCluster implements AutoCloseable {

    static final String SECRET = "a secret of a test's cluster";

    private final Namespaces machines;
    private final List<ClusterNode> nodes = new ArrayList<>();

    /**
     * What all of its nodes are.
     *
     * @param least {@code kanal.cluster.min-members}
     * @param more settings besides
     * @param war the application that they run; Kanal's own if there is none
     */
    record Plan(int count, int least, Map<String, String> more, Optional<Path> war) {

        /** With Kanal's own application. */
        Plan(int count, int least, Map<String, String> more) {
            this(count, least, more, Optional.empty());
        }
    }

    /**
     * Returns when all serve.
     *
     * @param least {@code kanal.cluster.min-members}
     */
    TestCluster(int count, int least, Path files, Map<String, String> more)
            throws IOException, InterruptedException {
        this(new Namespaces(count), files, new Plan(count, least, more));
    }

    /** The same on machines that are there; it takes them away at its end. */
    TestCluster(Namespaces machines, Path files, Plan plan)
            throws IOException, InterruptedException {
        this.machines = machines;
        try {
            for (int node = 0; node < plan.count(); node++) {
                Map<String, String> settings = settings(machines, plan.count(), plan.least());
                settings.putAll(plan.more());
                ClusterNode made =
                        new ClusterNode(
                                machines.in(node),
                                machines.clientAddress(node),
                                8080,
                                files.resolve("node" + node),
                                settings);
                plan.war().ifPresent(made::deploy);
                nodes.add(made);
            }
            for (ClusterNode node : nodes) {
                node.begin();
            }
            for (ClusterNode node : nodes) {
                node.awaitServing();
            }
            awaitWhole();
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What three commands on three machines would have. */
    static Map<String, String> settings(Namespaces machines, int count, int least) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(
                "kanal.cluster.members",
                IntStream.range(0, count)
                        .mapToObj(machines::clusterAddress)
                        .collect(Collectors.joining(",")));
        settings.put("kanal.cluster.secret", SECRET);
        settings.put("kanal.cluster.min-members", Integer.toString(least));
        settings.put("kanal.outbox.max-bytes", "16777216");
        settings.put("kanal.history.size", "100000");
        return settings;
    }

    List<ClusterNode> nodes() {
        return nodes;
    }

    ClusterNode node(int number) {
        return nodes.get(number);
    }

    Namespaces machines() {
        return machines;
    }

    /** Returns when every node sees every other. */
    void awaitWhole() throws InterruptedException {
        for (ClusterNode node : nodes) {
            node.awaitNodes(nodes.size());
        }
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(ClusterNode::close);
        machines.close();
    }
}
