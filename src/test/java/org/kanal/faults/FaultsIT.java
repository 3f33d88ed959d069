package org.kanal.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What breaks while numbered messages are published from several threads to subscribers that drop
 * their connections and are slow. Each run ends with every subscriber having every message once and
 * in order, or told that it could not, over more than a million deliveries.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final System.Logger LOG = System.getLogger(FaultsIT.class.getName());
    private static final long DELIVERIES = 1_000_000;
    private static final int PUBLISHERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir static Path files;

    private static ChildBroker broker;
    private static FaultyServer server;

    private final long began = System.nanoTime();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CheckedSubscriber> subscribers = new ArrayList<>();
    private final List<NumberedPublisher> publishers = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        broker = new ChildBroker(FaultyServer.freePort(), files.resolve("broker"));
        broker.start();
        server =
                new FaultyServer(
                        files.resolve("server"),
                        Map.of(
                                "kanal.broker.url", broker.url(),
                                "kanal.broker.user", "guest",
                                "kanal.broker.password", "guest",
                                "kanal.outbox.max-bytes", "16777216",
                                "kanal.history.size", "100000"));
        server.start();
    }

    @AfterAll
    static void end() {
        server.close();
        broker.close();
    }

    @AfterEach
    void leave() {
        subscribers.forEach(CheckedSubscriber::close);
        threads.shutdownNow();
    }

    @Test
    @Order(1)
    void aSubscriberThatReconnectsAHundredTimesDuringTheStreamGetsEachMessageOnce()
            throws Exception {
        int each = 25_000;
        subscribe("reconnects", 10, 1);
        CheckedSubscriber restless = subscribers.get(0);
        List<Future<NumberedPublisher.Last>> running = publish("reconnects", each);
        for (int drop = 1; drop <= 100; drop++) {
            awaitAccepted((long) PUBLISHERS * each * drop / 110);
            awaitConnections(restless, drop);
            restless.drop();
        }
        awaitConnections(restless, 101);
        assertAllReach(last(running));
        assertComplete("100 reconnects", (long) PUBLISHERS * each);
        assertTrue(restless.connections() > 100, restless.connections() + " connections");
    }

    @Test
    @Order(2)
    void aBrokerThatIsKilledAndStartedAgainUnderLoadCostsNoMessageAndNoSubscription()
            throws Exception {
        int each = 2_500;
        subscribe("broker", 100, 2);
        List<Future<NumberedPublisher.Last>> running = publish("broker", each);
        awaitAccepted(PUBLISHERS * each / 4L);
        broker.kill();
        awaitAccepted(accepted() + PUBLISHERS * each / 4L);
        broker.start();
        subscribers.get(5).drop();
        assertAllReach(last(running));
        assertComplete("broker killed", (long) PUBLISHERS * each);
        for (CheckedSubscriber subscriber : subscribers.subList(0, 5)) {
            assertEquals(1, subscriber.connections(), "no connection was lost");
        }
    }

    @Test
    @Order(3)
    void aBrokerThatHangsHoldsUpNeitherPublishersNorSubscribers() throws Exception {
        int each = 2_500;
        subscribe("hanging", 100, 2);
        List<Future<NumberedPublisher.Last>> running = publish("hanging", each);
        awaitAccepted(PUBLISHERS * each / 4L);
        broker.hang();
        CheckedSubscriber stranger = new CheckedSubscriber(http, server.webSocket(), "new", 0);
        try {
            stranger.connect();
            subscribers.get(5).drop();
            assertAllReach(last(running));
            assertComplete("broker hung", (long) PUBLISHERS * each);
            assertTrue(stranger.awaitRefusal(PATIENCE), "told that the channel cannot be received");
        } finally {
            broker.goOn();
            stranger.awaitSubscribed(PATIENCE);
            stranger.close();
        }
    }

    @Test
    @Order(4)
    void aServerThatIsKilledAndStartedAgainUnderLoadTellsEverySubscriberThatTheEpochChanged()
            throws Exception {
        int each = 5_000;
        subscribe("server", 100, 2);
        List<Future<NumberedPublisher.Last>> running = publish("server", each);
        awaitAccepted(PUBLISHERS * each / 2L);
        server.kill();
        server.start();
        assertAllReach(last(running));
        assertNothingMissed("server killed");
        for (CheckedSubscriber subscriber : subscribers) {
            assertEquals(1, subscriber.ledger().told());
            assertEquals("epochChanged", subscriber.ledger().reason());
        }
    }

    private void subscribe(String channel, int count, int slow) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            CheckedSubscriber subscriber =
                    new CheckedSubscriber(
                            http, server.webSocket(), channel, i >= count - slow ? 10 : 0);
            subscribers.add(subscriber);
            subscriber.connect();
        }
        for (CheckedSubscriber subscriber : subscribers) {
            subscriber.awaitSubscribed(PATIENCE);
        }
    }

    private List<Future<NumberedPublisher.Last>> publish(String channel, int each) {
        List<Future<NumberedPublisher.Last>> running = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            NumberedPublisher publisher =
                    new NumberedPublisher(http, server.http(), channel, i, each);
            publishers.add(publisher);
            running.add(threads.submit(publisher));
        }
        return running;
    }

    private long accepted() {
        return publishers.stream().mapToLong(NumberedPublisher::accepted).sum();
    }

    /** So that each drop ends a connection of its own, and none falls on one that is not there. */
    private static void awaitConnections(CheckedSubscriber subscriber, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (subscriber.connections() < count) {
            assertTrue(System.nanoTime() - end < 0, subscriber.connections() + " of " + count);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void awaitAccepted(long count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (accepted() < count) {
            assertTrue(System.nanoTime() - end < 0, "only " + accepted() + " of " + count);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static NumberedPublisher.Last last(List<Future<NumberedPublisher.Last>> running)
            throws Exception {
        NumberedPublisher.Last last = new NumberedPublisher.Last("", 0);
        for (Future<NumberedPublisher.Last> publisher : running) {
            NumberedPublisher.Last its = publisher.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            last = its.offset() > last.offset() ? its : last;
        }
        return last;
    }

    private void assertAllReach(NumberedPublisher.Last last) throws InterruptedException {
        for (CheckedSubscriber subscriber : subscribers) {
            assertTrue(
                    subscriber.awaits(last.epoch(), last.offset(), PATIENCE),
                    () -> "stopped at " + subscriber.ledger().offset() + " of " + last);
        }
    }

    /** Each has all of them, and nobody had to be told of anything. */
    private void assertComplete(String fault, long count) {
        for (CheckedSubscriber subscriber : subscribers) {
            Ledger ledger = subscriber.ledger();
            assertEquals(0, ledger.told(), () -> "told " + ledger.reason());
            assertEquals(count, ledger.deliveries());
        }
        assertNothingMissed(fault);
    }

    /** What each got follows without a gap or a repeat on what it had, or on what it was told. */
    private void assertNothingMissed(String fault) {
        long deliveries = 0;
        for (CheckedSubscriber subscriber : subscribers) {
            Ledger ledger = subscriber.ledger();
            deliveries += ledger.deliveries();
            assertEquals(0, ledger.lost(), "lost");
            assertEquals(0, ledger.repeated(), "repeated or out of order");
        }
        assertTrue(deliveries >= DELIVERIES, deliveries + " deliveries");
        LOG.log(
                Level.INFO,
                "{0}: {1} deliveries in {2} s, none lost, repeated or out of order",
                fault,
                deliveries,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }
}
