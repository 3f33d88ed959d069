package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.CheckedSubscriber;
import org.kanal.faults.FaultRun;
import org.kanal.faults.Ledger;
import org.kanal.support.OpenMqClient;

/** What is put into queue kanal.publish at one node of two. */
@Tag("cluster")
class QueueIT {

    private static final int PORT = 7690;
    private static final String PASSWORD = "for-producers-only-here";

    @TempDir static Path files;

    @RegisterExtension
    static final SharedCluster cluster =
            SharedCluster.of(
                    2,
                    1,
                    Map.of(
                            "kanal.broker.port",
                            Integer.toString(PORT),
                            "kanal.broker.bind",
                            "0.0.0.0",
                            "kanal.broker.producer.password",
                            PASSWORD));

    private final FaultRun run = cluster.newRun();

    @Test
    void whatATransactionPutsThereComesInOrderAtBothNodes() throws Exception {
        run.subscribe("in-order", 4, 0);
        send("in-order", 2_000);
        awaitInOrder(2_000, 0);
    }

    @Test
    void whatANodeThatDiedHasLeftComesInOrderWhenItIsBack() throws Exception {
        run.subscribe("left", 4, 0);
        send("left", 5_000);
        cluster.node(0).kill();
        cluster.node(0).begin().awaitServing();
        cluster.awaitWhole();
        awaitInOrder(5_000, 1); // the one that it was publishing may come twice
    }

    private void awaitInOrder(int count, int mostRepeated) throws InterruptedException {
        for (CheckedSubscriber subscriber : run.subscribers()) {
            assertTrue(subscriber.awaitNumber(0, count - 1, FaultRun.PATIENCE), "not all came");
            Ledger ledger = subscriber.ledger();
            assertEquals(0, ledger.lost());
            assertEquals(0, ledger.told(), ledger.reason());
            assertTrue(ledger.outOfOrder() <= mostRepeated, ledger.outOfOrder() + " out of order");
            assertEquals(count + ledger.outOfOrder(), ledger.deliveries());
        }
    }

    private static void send(String channel, int count) throws Exception {
        String first = "mqtcp://" + cluster.machines().clientAddress(0) + ":" + PORT + "/jms";
        var factory = OpenMqClient.factory(first, Files.createTempDirectory(files, "client"));
        try (JMSContext session =
                factory.createContext("producer", PASSWORD, JMSContext.SESSION_TRANSACTED)) {
            JMSProducer producer = session.createProducer().setProperty("channel", channel);
            var queue = session.createQueue("kanal.publish");
            for (int n = 0; n < count; n++) {
                producer.send(queue, "{\"p\":0,\"n\":" + n + "}");
            }
            session.commit();
        }
    }
}
