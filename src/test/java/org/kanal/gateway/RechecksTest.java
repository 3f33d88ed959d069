package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsChanged;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.broker.InMemoryBroker;
import org.kanal.history.Audiences;
import org.kanal.history.HistorySettings;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.hub.Hub;
import org.kanal.hub.Seat;
import org.kanal.hub.TestHub;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.permission.Pools;
import org.kanal.support.DaemonThreads;
import org.kanal.support.NoFacts;

class RechecksTest {

    private static final Channel NEWS = Channel.of("news");
    private static final PermissionsChanged ALL =
            new PermissionsChanged(Optional.empty(), Optional.empty());

    private final MemoryChannelLog log =
            new MemoryChannelLog(HistorySettings.defaults(), Clock.systemUTC());
    private final Hub hub = TestHub.on(new InMemoryBroker(), log, Duration.ZERO);
    private final Clients clients = new Clients();
    private final ExecutorService thinkers = Executors.newCachedThreadPool(new DaemonThreads());
    private final AtomicInteger asked = new AtomicInteger();
    private final List<TestTransport> transports = new ArrayList<>();
    private final List<Client> sitting = new ArrayList<>();

    @Test
    void whoMayNotReadAnyMoreIsToldAndTheOthersStay() throws InterruptedException {
        sit("ann");
        sit("bob");
        recheckThinking(who -> who.id().equals("bob") ? readOnly() : ChannelPermissions.denied());
        assertEquals(403, transports.get(0).next("unsubscribed").getInt("status"));
        assertEquals(List.of(), transports.get(1).rest());
        assertEquals(1, seats());
    }

    @Test
    void manyAreAskedSideBySide() {
        for (int i = 0; i < 8; i++) {
            sit("user-" + i);
        }
        CountDownLatch together = new CountDownLatch(8);
        recheckThinking(
                who -> {
                    together.countDown();
                    return awaits(together) ? readOnly() : ChannelPermissions.denied();
                });
        assertEquals(8, seats());
    }

    @Test
    void oneSubscriberWithManyPagesIsAskedForOnce() {
        for (int i = 0; i < 50; i++) {
            sit("ann");
        }
        recheckThinking(who -> readOnly());
        assertEquals(1, asked.get());
    }

    @Test
    void aHandlerThatDoesNotDecideIsNotAskedForEverybody() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            sit("user-" + i);
        }
        recheckThinking(who -> ChannelPermissions.undecided());
        assertTrue(asked.get() < 50, asked + " were asked");
        assertEquals(503, transports.get(199).next("unsubscribed").getInt("status"));
        assertTrue(TestHub.isLeft(hub, NEWS));
    }

    @Test
    void whatIsKnownAtOnceTakesNoOtherThread() {
        for (int i = 0; i < 100; i++) {
            sit("user-" + i);
        }
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        recheck(
                who -> {
                    threads.add(Thread.currentThread());
                    return CompletableFuture.completedFuture(ChannelPermissions.denied());
                });
        assertEquals(Set.of(Thread.currentThread()), threads);
        assertTrue(TestHub.isLeft(hub, NEWS));
    }

    @Test
    void noMoreAreThoughtAboutAtOnceThanOneHandlerHasThreads() {
        for (int i = 0; i < 100; i++) {
            sit("user-" + i);
        }
        AtomicInteger out = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        recheckThinking(
                who -> {
                    most.accumulateAndGet(out.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    out.decrementAndGet();
                    return readOnly();
                });
        assertTrue(most.get() <= Pools.settings().threadsPerHandler(), most + " at once");
        assertEquals(100, asked.get());
    }

    @Test
    void manyWithTheSameAnswerToWaitForAreAllDecided() {
        sit("bob");
        for (int i = 0; i < 3_000; i++) {
            sit("ann");
        }
        CountDownLatch bob = new CountDownLatch(1);
        recheckThinking(
                who -> {
                    if (who.id().equals("bob")) {
                        bob.countDown();
                    }
                    return awaits(bob) ? ChannelPermissions.denied() : readOnly();
                });
        assertTrue(TestHub.isLeft(hub, NEWS));
        assertEquals(2, asked.get());
    }

    private interface Thinker {
        ChannelPermissions decide(Subscriber who);
    }

    private void recheckThinking(Thinker thinker) {
        recheck(who -> CompletableFuture.supplyAsync(() -> thinker.decide(who), thinkers));
    }

    private interface Decider {
        CompletableFuture<ChannelPermissions> decide(Subscriber who);
    }

    private void recheck(Decider decider) {
        Access access =
                new Access(null, null, null, null) {
                    @Override
                    CompletableFuture<ChannelPermissions> decide(
                            Client client, Channel channel, Subscriber who) {
                        asked.incrementAndGet();
                        return decider.decide(who);
                    }
                };
        Subscribing subscribing =
                new Subscribing(
                        new GatewaySettings(
                                10_240, 100, Duration.ofSeconds(25), Duration.ofSeconds(10), 1, 1),
                        access,
                        hub,
                        new Recovery(log, new Audiences()),
                        TestAttending.nowhere(),
                        new Replays(new RateSettings(50, 300, 1, 1, 1, 1)),
                        new NewChannels(new NewChannelsSettings(20, 200, 0, 1)),
                        new NoFacts());
        new Rechecks(clients, access, subscribing, new DaemonThreads(), Pools.settings())
                .onPermissionsChanged(ALL);
    }

    private void sit(String id) {
        TestTransport transport = new TestTransport();
        transports.add(transport);
        Client client = new Client(Optional.empty(), "", TestWriters.outbox(transport));
        client.introduce(new Subscriber(id, SubscriberType.MEMBER));
        clients.add(client);
        sitting.add(client);
        Seat<Listener> seat =
                hub.join(
                        NEWS,
                        new Listener(
                                client.connectionId(),
                                client.who().orElseThrow(),
                                client.outbox(),
                                NEWS));
        assertTrue(client.take(seat));
        assertTrue(seat.start(List.of(), Optional.empty()));
    }

    private int seats() {
        return sitting.stream().mapToInt(client -> client.seats().size()).sum();
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ChannelPermissions readOnly() {
        return ChannelPermissions.readOnly();
    }
}
