package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.IdempotencyKeyReused;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.api.Unavailable;
import org.kanal.broker.InMemoryBroker;
import org.kanal.channel.PublishRequest;
import org.kanal.history.Audiences;
import org.kanal.history.HistoryRules;
import org.kanal.history.HistorySettings;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.history.memory.MemoryIdempotencyRecords;
import org.kanal.hub.Hub;
import org.kanal.hub.TestHub;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.permission.applications.Applications;
import org.kanal.support.DaemonThreads;

class PublishingTest {

    private static final Channel NEWS = Channel.of("news");
    private static final Channel TICKER = Channel.of("ticker");
    private static final Duration MINUTES = Duration.ofMinutes(5);

    private final MemoryChannelLog log =
            new MemoryChannelLog(
                    new HistorySettings(
                            100, MINUTES, HistoryRules.parse("ticker=0", MINUTES), 1 << 20),
                    Clock.systemUTC());
    private final InMemoryBroker broker = new InMemoryBroker();
    private final Hub hub = TestHub.on(broker, log, Duration.ZERO);
    private final GatewaySettings settings = settings(Duration.ofSeconds(10));
    private final Publishing publishing =
            new Publishing(
                    settings,
                    new Applications(Map.of(), Map.of(), Duration.ofSeconds(1)),
                    new Accepting(
                            log,
                            broker,
                            hub,
                            new MemoryIdempotencyRecords(MINUTES, 1 << 20),
                            new Audiences()),
                    log,
                    new DaemonThreads());
    private final Receipts receipts = new Receipts(settings, new DaemonThreads());

    @AfterEach
    void stop() {
        publishing.stop();
        receipts.stop();
    }

    @Test
    void theReceiptsOfAChannelCountOn() {
        Position first = publish(NEWS, "1").position().orElseThrow();
        Position second = publish(NEWS, "2").position().orElseThrow();
        assertEquals(first.epoch(), second.epoch());
        assertEquals(first.offset() + 1, second.offset());
    }

    @Test
    void aChannelWithoutALogHasNoPositionsAndFailsWithTheBroker() {
        assertEquals(Optional.empty(), publish(TICKER, "1").position());
        broker.fail(true);
        assertThrows(Unavailable.class, () -> publish(TICKER, "2"));
    }

    @Test
    void whatIsInTheLogReachesThisNodesSubscribersWithoutTheBroker() throws Exception {
        TestTransport transport = listen();
        broker.fail(true);
        assertTrue(publish(NEWS, "\"anyway\"").position().isPresent());
        assertEquals("anyway", transport.next("message").getString("payload"));
    }

    @Test
    void aRepeatGivesTheFirstReceiptAndPublishesNothing() {
        PublishOptions once = PublishOptions.none().withIdempotencyKey("key-1");
        PublishReceipt first = publish(request(NEWS, "1", once, "ann"), Source.BACKEND);
        assertEquals(first, publish(request(NEWS, "1", once, "bob"), Source.BACKEND));
        assertEquals(first.position().orElseThrow(), log.head(NEWS));
    }

    @Test
    void whatOneOwnerOfAKeyRepeatsIsNoRepeatOfAnothers() {
        PublishOptions once = PublishOptions.none().withIdempotencyKey("key-1");
        publish(request(NEWS, "1", once, "ann"), Source.KEY_OWNER);
        assertThrows(
                IdempotencyKeyReused.class,
                () -> publish(request(NEWS, "1", once, "bob"), Source.KEY_OWNER));
    }

    @Test
    void anotherMessageUnderTheSameKeyIsRefused() {
        PublishOptions once = PublishOptions.none().withIdempotencyKey("key-1");
        publish(request(NEWS, "1", once, "ann"), Source.BACKEND);
        assertThrows(
                IdempotencyKeyReused.class,
                () -> publish(request(NEWS, "2", once, "ann"), Source.BACKEND));
    }

    @Test
    void whereNothingWaitsTheWorkIsDoneOnTheThreadThatBringsIt() {
        AtomicReference<Thread> worker = new AtomicReference<>();
        hub.join(NEWS, subscriber(new TestTransport()));
        broker.observe(received -> worker.set(Thread.currentThread()));
        receipts.await(
                publishing.publishHere(
                        request(NEWS, "1", PublishOptions.none(), "ann"), Source.KEY_OWNER));
        assertSame(Thread.currentThread(), worker.get());
        publish(NEWS, "2");
        assertNotSame(Thread.currentThread(), worker.get());
    }

    @Test
    void whatComesFromTheQueueIsDoneOnTheThreadOfItsReader() {
        AtomicReference<Thread> worker = new AtomicReference<>();
        hub.join(NEWS, subscriber(new TestTransport()));
        broker.observe(received -> worker.set(Thread.currentThread()));
        new QueueIntake(publishing, receipts)
                .take(request(NEWS, "1", PublishOptions.none(), "ann"));
        assertSame(Thread.currentThread(), worker.get());
    }

    @Test
    void whoWaitsForABrokerThatHangsIsToldInTimeThatItMayStillBePublished() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        hub.join(NEWS, subscriber(new TestTransport()));
        broker.observe(
                received -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        CompletableFuture<PublishReceipt> late =
                publishing.publish(
                        request(NEWS, "1", PublishOptions.none(), "ann"), Source.BACKEND);
        Receipts hasty = new Receipts(settings(Duration.ofMillis(10)), new DaemonThreads());
        Unavailable failure = assertThrows(Unavailable.class, () -> hasty.await(late));
        hasty.stop();
        assertTrue(failure.getMessage().contains("may still"), failure.getMessage());
        goOn.countDown();
        assertTrue(late.get().position().isPresent());
    }

    @Test
    void whatAnApplicationDoesWithAReceiptRunsOnNoLane() {
        CompletableFuture<PublishReceipt> receipt = new CompletableFuture<>();
        CompletableFuture<Thread> thread =
                receipts.awayFromItsLane(receipt).thenApply(given -> Thread.currentThread());
        receipt.complete(new PublishReceipt(Optional.empty()));
        assertNotEquals(Thread.currentThread(), thread.join());
    }

    private static GatewaySettings settings(Duration patience) {
        return new GatewaySettings(1_000, 100, Duration.ofSeconds(25), patience, 1, 10);
    }

    private TestTransport listen() throws InterruptedException {
        TestTransport transport = new TestTransport();
        var seat = hub.join(NEWS, subscriber(transport));
        seat.start(List.of(), seat.joinedAt());
        return transport;
    }

    private static Listener subscriber(TestTransport transport) {
        return new Listener(
                "connection",
                new Subscriber("ann", SubscriberType.MEMBER),
                TestWriters.outbox(transport),
                NEWS);
    }

    private PublishReceipt publish(Channel channel, String json) {
        return publish(request(channel, json, PublishOptions.none(), "ann"), Source.BACKEND);
    }

    private PublishReceipt publish(PublishRequest request, Source source) {
        return receipts.await(publishing.publish(request, source));
    }

    private static PublishRequest request(
            Channel channel, String json, PublishOptions options, String publisher) {
        return new PublishRequest(channel, new Payload(json), options, Optional.of(publisher));
    }
}
