package org.kanal.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kanal.faults.FaultRun;

/**
 * One cluster for all tests of a class, in a static field with {@code @RegisterExtension}: it
 * serves before the first of them and ends after the last. After each its cables are in their
 * places, and every node sees every other. Without root its class is left out.
 */
final class SharedCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final Layout layout;
    private Path folder;
    private TestCluster cluster;
    private FaultRun run;

    /** What is to be started, on machines that are there already. */
    interface Layout {

        /**
         * May skip the class, as an assumption does.
         *
         * @param folder for files; it is taken away after the last test
         */
        TestCluster.Plan on(Namespaces machines, Path folder) throws Exception;
    }

    private final int nodes;

    private SharedCluster(int nodes, Layout layout) {
        this.nodes = nodes;
        this.layout = layout;
    }

    /**
     * So many nodes with these settings.
     *
     * @param least {@code kanal.cluster.min-members}
     */
    static SharedCluster of(int nodes, int least, Map<String, String> settings) {
        return of(nodes, (machines, folder) -> new TestCluster.Plan(nodes, least, settings));
    }

    /** So many nodes, as the layout says when their machines are there. */
    static SharedCluster of(int nodes, Layout layout) {
        return new SharedCluster(nodes, layout);
    }

    ClusterNode node(int number) {
        return cluster.node(number);
    }

    List<ClusterNode> nodes() {
        return cluster.nodes();
    }

    Namespaces machines() {
        return cluster.machines();
    }

    /** Returns when every node sees every other. */
    void awaitWhole() throws InterruptedException {
        cluster.awaitWhole();
    }

    /** Publishers and subscribers of all nodes for one test; they end with it. */
    FaultRun newRun() {
        run = new FaultRun(cluster.nodes());
        return run;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        folder = Files.createTempDirectory("kanal-cluster");
        Namespaces machines = new Namespaces(nodes);
        TestCluster.Plan plan;
        try {
            plan = layout.on(machines, folder);
        } catch (Exception | Error e) {
            machines.close();
            throw e;
        }
        cluster = new TestCluster(machines, folder, plan);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (run != null) {
            run.close();
            run = null;
        }
        cluster.machines().heal();
        cluster.awaitWhole();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (cluster != null) {
            cluster.close();
        }
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
