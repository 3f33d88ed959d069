package org.kanal.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.ChildBroker;
import org.kanal.faults.FaultRun;

/** Three nodes that share one broker elsewhere; only the grid is theirs. */
@Tag("cluster")
class BrokerElsewhereIT {

    private static final int EACH = 2_500;
    private static final int PORT = 7676;

    @TempDir Path files;

    @Test
    void aNodeOrTheBrokerThatIsKilledCostsNobodyAMessage() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        long all = (long) FaultRun.PUBLISHERS * EACH;
        String here = Namespaces.here();
        Namespaces machines = new Namespaces(3);
        try (ChildBroker broker = new ChildBroker(here, PORT, files.resolve("broker"))) {
            broker.start();
            Map<String, String> settings =
                    Map.of(
                            "kanal.broker.url", broker.url(),
                            "kanal.broker.user", "guest",
                            "kanal.broker.password", "guest");
            try (TestCluster cluster =
                            new TestCluster(machines, files, new TestCluster.Plan(3, 2, settings));
                    FaultRun run = new FaultRun(cluster.nodes())) {
                run.subscribe("shared", FaultRun.LISTENERS, 2);
                run.publish("shared", EACH, 2_000);
                run.awaitAccepted(all / 4);
                cluster.node(0).kill();
                run.awaitAccepted(all / 2);
                broker.kill();
                run.awaitAccepted(all * 3 / 4);
                broker.start();
                run.awaitAllDelivered();
                run.assertAllCame("a broker elsewhere", all);
            }
        }
    }
}
