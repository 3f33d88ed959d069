package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.CheckedSubscriber;
import org.kanal.faults.FaultRun;
import org.kanal.faults.Ledger;
import org.kanal.support.OpenMqClient;

/** What is put into queue kanal.publish at one node of two. */
@Tag("cluster")
class QueueIT {

    private static final int PORT = 7690;

    @TempDir static Path files;

    private static TestCluster cluster;
    private static String first;

    private FaultRun run;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        cluster =
                new TestCluster(
                        2,
                        1,
                        files,
                        Map.of(
                                "kanal.broker.port", Integer.toString(PORT),
                                "kanal.broker.bind", "0.0.0.0",
                                "kanal.broker.producer.password", "for-producers"));
        first = "mqtcp://" + cluster.machines().clientAddress(0) + ":" + PORT + "/jms";
    }

    @AfterAll
    static void end() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void begin() {
        run = new FaultRun(cluster.nodes());
    }

    @AfterEach
    void leave() {
        run.close();
    }

    @Test
    void whatATransactionPutsThereComesInOrderAtBothNodes() throws Exception {
        run.subscribe("in-order", 4, 0);
        send("in-order", 2_000);
        awaitInOrder(2_000);
    }

    @Test
    void whatANodeThatDiedHasLeftComesInOrderWhenItIsBack() throws Exception {
        run.subscribe("left", 4, 0);
        send("left", 5_000);
        cluster.node(0).kill();
        cluster.node(0).begin().awaitServing();
        cluster.awaitWhole();
        awaitInOrder(5_000);
    }

    private void awaitInOrder(int count) throws InterruptedException {
        for (CheckedSubscriber subscriber : run.subscribers()) {
            assertTrue(subscriber.awaitDeliveries(count, FaultRun.PATIENCE), "not all came");
            Ledger ledger = subscriber.ledger();
            assertEquals(count, ledger.deliveries());
            assertEquals(0, ledger.lost());
            assertEquals(0, ledger.told(), ledger.reason());
            assertTrue(ledger.isInOrder());
        }
    }

    private static void send(String channel, int count) throws Exception {
        var factory = OpenMqClient.factory(first, Files.createTempDirectory(files, "client"));
        try (JMSContext session =
                factory.createContext("producer", "for-producers", JMSContext.SESSION_TRANSACTED)) {
            JMSProducer producer = session.createProducer().setProperty("channel", channel);
            var queue = session.createQueue("kanal.publish");
            for (int n = 0; n < count; n++) {
                producer.send(queue, "{\"p\":0,\"n\":" + n + "}");
            }
            session.commit();
        }
    }
}
