package org.kanal.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.support.FreePort;

/**
 * What breaks while numbered messages are published from several threads to subscribers that drop
 * their connections and are slow. Each run ends with every subscriber having every message once and
 * in order, or told that it could not, over more than a million deliveries.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Faults {

    /** Five times as long with {@code -Dkanal.faults.stream=100000}, which takes two minutes. */
    private static final int STREAM = Integer.getInteger("kanal.faults.stream", 20_000);

    @TempDir static Path files;

    private final String store;
    private ChildBroker broker;
    private FaultyServer server;
    private FaultRun run;

    /**
     * @param store where the logs are ({@code kanal.history.store})
     */
    Faults(String store) {
        this.store = store;
    }

    @BeforeAll
    void start() throws Exception {
        broker = new ChildBroker(FreePort.find(), files.resolve("broker"));
        broker.start();
        server =
                new FaultyServer(
                        files.resolve("server"),
                        Map.of(
                                "kanal.broker.url", broker.url(),
                                "kanal.broker.user", "guest",
                                "kanal.broker.password", "guest",
                                "kanal.history.store", store,
                                "kanal.outbox.max-bytes", "16777216",
                                "kanal.history.size", "100000"));
        server.start();
    }

    @BeforeEach
    void begin() {
        run = new FaultRun(server);
    }

    @AfterAll
    void end() {
        server.close();
        broker.close();
    }

    @AfterEach
    void leave() {
        run.close();
    }

    @Test
    void aSubscriberThatReconnectsAHundredTimesDuringTheStreamGetsEachMessageOnce()
            throws Exception {
        int each = STREAM / FaultRun.PUBLISHERS;
        run.subscribe("reconnects", (int) (FaultRun.DELIVERIES / STREAM), 1);
        CheckedSubscriber restless = run.subscribers().get(0);
        run.publish("reconnects", each);
        for (int drop = 1; drop <= 100; drop++) {
            run.awaitAccepted((long) FaultRun.PUBLISHERS * each * drop / 110);
            FaultRun.awaitConnections(restless, drop);
            restless.drop();
        }
        FaultRun.awaitConnections(restless, 101);
        run.awaitAllDelivered();
        run.assertComplete("100 reconnects", (long) FaultRun.PUBLISHERS * each);
        assertTrue(restless.connections() > 100, restless.connections() + " connections");
    }

    @Test
    void aBrokerThatIsKilledAndStartedAgainUnderLoadCostsNoMessageAndNoSubscription()
            throws Exception {
        int each = 2_500;
        run.subscribe("broker", FaultRun.LISTENERS, 2);
        run.publish("broker", each);
        run.awaitAccepted(FaultRun.PUBLISHERS * each / 4L);
        broker.kill();
        run.awaitAccepted(run.accepted() + FaultRun.PUBLISHERS * each / 4L);
        broker.start();
        run.subscribers().get(5).drop();
        run.awaitAllDelivered();
        run.assertComplete("broker killed", (long) FaultRun.PUBLISHERS * each);
        for (CheckedSubscriber subscriber : run.subscribers().subList(0, 5)) {
            assertEquals(1, subscriber.connections(), "no connection was lost");
        }
    }

    @Test
    void aBrokerThatHangsHoldsUpNeitherPublishersNorSubscribers() throws Exception {
        int each = 2_500;
        run.subscribe("hanging", FaultRun.LISTENERS, 2);
        run.publish("hanging", each);
        run.awaitAccepted(FaultRun.PUBLISHERS * each / 4L);
        broker.hang();
        CheckedSubscriber stranger = run.subscriber("new");
        try {
            stranger.connect();
            run.subscribers().get(5).drop();
            run.awaitAllDelivered();
            run.assertComplete("broker hung", (long) FaultRun.PUBLISHERS * each);
            assertTrue(
                    stranger.awaitRefusal(FaultRun.PATIENCE),
                    "told that the channel cannot be received");
        } finally {
            broker.goOn();
            stranger.awaitSubscribed(FaultRun.PATIENCE);
            stranger.close();
        }
    }

    @Test
    void aServerThatIsKilledAndStartedAgainUnderLoadTellsEverySubscriberThatTheEpochChanged()
            throws Exception {
        int each = 3_000;
        run.subscribe("server", FaultRun.LISTENERS, 2);
        run.publish("server", each);
        run.awaitAccepted(FaultRun.PUBLISHERS * each / 2L);
        server.kill();
        server.start();
        run.awaitAllDelivered();
        run.assertNothingMissed("server killed");
        for (CheckedSubscriber subscriber : run.subscribers()) {
            assertEquals(1, subscriber.ledger().told());
            assertEquals("epochChanged", subscriber.ledger().reason());
        }
    }
}
