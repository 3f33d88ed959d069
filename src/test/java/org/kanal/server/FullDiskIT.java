package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;
import org.kanal.support.FreePort;
import org.kanal.support.OpenMqClient;

/** A server whose disk has less room than it wants: a disk that is full, as far as it knows. */
class FullDiskIT {

    private static final String MORE_THAN_THERE_IS = Long.toString(Long.MAX_VALUE);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path directory;

    /** OpenMQ would confirm the commit, and lose what it cannot write. */
    @Test
    void aProducerIsRefusedBeforeItCommitsAndEverybodyElseGoesOn() throws Exception {
        int port = FreePort.find();
        Map<String, String> full =
                Map.of(
                        "kanal.data.min-free-bytes",
                        MORE_THAN_THERE_IS,
                        "kanal.broker.port",
                        Integer.toString(port),
                        "kanal.broker.password",
                        "the-servers-own-password",
                        "kanal.broker.producer.password",
                        "for-producers-alone");
        ConnectionFactory factory =
                OpenMqClient.factory("mq://127.0.0.1:" + port + "/jms", directory);
        try (StartedServer server = StartedServer.start(directory.resolve("data"), full);
                Page page = Page.open(server.address())) {
            awaitWarning(server);
            try (JMSContext jms =
                    factory.createContext(
                            "producer", "for-producers-alone", JMSContext.SESSION_TRANSACTED)) {
                assertThrows(JMSRuntimeException.class, () -> send(jms));
            }
            page.subscribe("{\"name\":\"full\"}");
            server.api().publish("full", "\"without a disk\"");
            assertEquals("without a disk", page.next("message").getString("payload"));
        }
    }

    private static void send(JMSContext jms) {
        jms.createProducer()
                .setProperty("channel", "full")
                .send(jms.createQueue("kanal.publish"), "\"lost\"");
        jms.commit();
    }

    private static void awaitWarning(StartedServer server) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (server.logged("kanal.publish takes nothing").isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("nobody says that the disk is full");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
