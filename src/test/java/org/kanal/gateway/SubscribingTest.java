package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberJoined;
import org.kanal.api.SubscriberType;
import org.kanal.broker.InMemoryBroker;
import org.kanal.channel.Since;
import org.kanal.history.Audiences;
import org.kanal.history.HistorySettings;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.hub.Hub;
import org.kanal.hub.Seat;
import org.kanal.hub.TestHub;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.protocol.Command;
import org.kanal.support.NoFacts;

class SubscribingTest {

    private static final Channel NEWS = Channel.of("news");

    private final MemoryChannelLog log =
            new MemoryChannelLog(HistorySettings.defaults(), Clock.systemUTC());
    private final Hub hub = TestHub.on(new InMemoryBroker(), log, Duration.ZERO);
    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final Replays replays = new Replays(new RateSettings(50, 300, 1, 1_000, 1, 1_000));
    private final TestTransport transport = new TestTransport();
    private final Client ann =
            new Client(Optional.empty(), "", TestWriters.outbox(transport), "10.0.0.1");
    private CompletableFuture<ChannelPermissions> decision = new CompletableFuture<>();
    private long revision;

    /** Happens when a seat is taken and nothing was answered yet. */
    private Runnable whenJoined = () -> {};

    @Test
    void whoWaitsForADecisionHoldsNoThreadAndIsAnsweredOnAnotherOneThanWhoeverDecides()
            throws InterruptedException {
        CompletableFuture<Void> done = subscribe(Optional.empty());
        assertFalse(done.isDone());
        decision.complete(ChannelPermissions.readOnly());
        assertFalse(hub.receives(NEWS), "not on the thread of who decides");
        runAll();
        assertTrue(done.isDone());
        transport.next("subscribed");
        assertEquals(1, ann.seats().size());
    }

    @Test
    void whatIsKnownAtOnceIsAnsweredAtOnce() throws InterruptedException {
        decision.complete(ChannelPermissions.readOnly());
        assertTrue(subscribe(Optional.empty()).isDone());
        transport.next("subscribed");
    }

    @Test
    void noDecisionIsNoSubscription() throws InterruptedException {
        subscribe(Optional.empty());
        decision.complete(ChannelPermissions.undecided());
        runAll();
        assertEquals(503, transport.next("error").getInt("status"));
        assertTrue(TestHub.isLeft(hub, NEWS));
    }

    @Test
    void whoIsGoneWhenTheDecisionComesGetsNoSeat() {
        subscribe(Optional.empty());
        ann.end();
        decision.complete(ChannelPermissions.readOnly());
        runAll();
        assertTrue(TestHub.isLeft(hub, NEWS));
    }

    @Test
    void aYesFromBeforeARecheckDoesNotCount() throws InterruptedException {
        subscribe(Optional.empty());
        CompletableFuture<ChannelPermissions> before = decision;
        decision = CompletableFuture.completedFuture(ChannelPermissions.denied());
        revision++;
        before.complete(ChannelPermissions.readOnly());
        runAll();
        assertEquals(403, transport.next("error").getInt("status"));
        assertTrue(TestHub.isLeft(hub, NEWS));
    }

    @Test
    void aRecheckBetweenTheDecisionAndTheSeatIsAskedAgainForTheSeat() throws InterruptedException {
        subscribe(Optional.empty());
        // Whoever rechecks now finds no seat yet, and so does not ask for this one.
        whenJoined = () -> revision++;
        CompletableFuture<ChannelPermissions> before = decision;
        decision = new CompletableFuture<>();
        before.complete(ChannelPermissions.readOnly());
        runAll();
        transport.next("subscribed");
        decision.complete(ChannelPermissions.denied());
        runAll();
        assertEquals(403, transport.next("unsubscribed").getInt("status"));
        assertTrue(TestHub.isLeft(hub, NEWS));
    }

    @Test
    void aRecheckThatEndsTheSeatBeforeItIsConfirmedLeavesNoSubscriptionAndSaysTryAgain()
            throws InterruptedException {
        subscribe(Optional.empty());
        whenJoined = () -> ann.seats().forEach(Seat::leave);
        decision.complete(ChannelPermissions.readOnly());
        runAll();
        assertEquals(503, transport.next("error").getInt("status"));
        assertTrue(TestHub.isLeft(hub, NEWS));
    }

    @Test
    void whoHasHadItsReplaysIsToldToAskLaterAndMayStillSubscribeWithoutThem()
            throws InterruptedException {
        decision.complete(ChannelPermissions.readOnly());
        replays.charge(ann, 2_000);
        subscribe(Optional.of(new Since.Last(10)));
        assertEquals("RATE_LIMITED", transport.next("error").getString("code"));
        assertTrue(TestHub.isLeft(hub, NEWS));
        subscribe(Optional.empty());
        transport.next("subscribed");
    }

    private CompletableFuture<Void> subscribe(Optional<Since> since) {
        if (ann.who().isEmpty()) {
            ann.introduce(new Subscriber("ann", SubscriberType.MEMBER));
        }
        return subscribing()
                .subscribe(
                        ann,
                        ann.who().orElseThrow(),
                        new Command.Subscribe(1, NEWS, since),
                        executor::add);
    }

    private Subscribing subscribing() {
        Access access =
                new Access(null, null, null, null) {
                    @Override
                    Channel meant(Client client, Channel named) {
                        return named;
                    }

                    @Override
                    CompletableFuture<ChannelPermissions> decide(
                            Client client, Channel channel, Subscriber who) {
                        return decision;
                    }

                    @Override
                    long revision() {
                        return revision;
                    }
                };
        return new Subscribing(
                new GatewaySettings(
                        10_240, 100, Duration.ofSeconds(25), Duration.ofSeconds(10), 1, 1),
                access,
                hub,
                new Recovery(log, new Audiences()),
                TestAttending.nowhere(),
                replays,
                new NewChannels(new NewChannelsSettings(20, 200, 0, 1)),
                new NoFacts() {
                    @Override
                    public void tell(Channel channel, Object fact) {
                        if (fact instanceof SubscriberJoined) {
                            whenJoined.run();
                        }
                    }
                });
    }

    private void runAll() {
        for (Runnable next = executor.poll(); next != null; next = executor.poll()) {
            next.run();
        }
    }
}
