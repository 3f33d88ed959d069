package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.PublicationReceived;
import org.kanal.api.Unavailable;
import org.kanal.broker.InMemoryBroker;
import org.kanal.history.HistorySettings;
import org.kanal.history.LogChanged;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.protocol.EncodedMessage;
import org.kanal.support.NoFacts;

class HubTest {

    private static final Channel NEWS = Channel.of("news");
    private static final Channel RESOURCE = Channel.of("news", "42");

    private final InMemoryBroker broker = new InMemoryBroker();
    private final BrokenLog log =
            new BrokenLog(new MemoryChannelLog(HistorySettings.defaults(), Clock.systemUTC()));
    private final Hub hub = TestHub.on(broker, log, Duration.ZERO);

    @Test
    void theFirstOneInAttachesAndTheLastOneOutDetaches() {
        Seat<TestReceiver> ann = join(NEWS, new TestTransport());
        Seat<TestReceiver> bob = join(NEWS, new TestTransport());
        assertEquals(List.of("+news"), broker.calls());
        ann.leave();
        hub.sweep();
        assertTrue(hub.receives(NEWS));
        bob.leave();
        hub.sweep();
        assertFalse(hub.receives(NEWS));
        hub.sweep();
        assertEquals(List.of("+news", "-news"), broker.calls());
    }

    @Test
    void whoeverComesBackWhileItLingersNeedsNoNewAttach() {
        Hub patient = TestHub.on(broker, log, Duration.ofHours(1));
        patient.join(NEWS, who(new TestTransport())).leave();
        patient.sweep();
        patient.join(NEWS, who(new TestTransport()));
        assertEquals(List.of("+news"), broker.calls());
    }

    @Test
    void aChannelAndItsResourcesAreApart() throws InterruptedException {
        TestTransport onChannel = new TestTransport();
        TestTransport onResource = new TestTransport();
        join(NEWS, onChannel);
        join(RESOURCE, onResource);
        publish(NEWS, "1");
        publish(RESOURCE, "2");
        assertEquals(1, onChannel.next("message").getInt("payload"));
        assertEquals(2, onResource.next("message").getInt("payload"));
        assertEquals(List.of(), onChannel.rest());
        assertEquals(List.of(), onResource.rest());
    }

    @Test
    void anAttachThatFailsLeavesNothingBehindAndCanBeTriedAgain() throws InterruptedException {
        broker.fail(true);
        assertThrows(Unavailable.class, () -> join(NEWS, new TestTransport()));
        assertFalse(hub.receives(NEWS));
        broker.fail(false);
        assertReceives(NEWS);
    }

    @Test
    void anAttachThatFailsInAnyOtherWayCanBeTriedAgainToo() throws InterruptedException {
        broker.failWith(new IllegalStateException("broken, on purpose"));
        assertThrows(IllegalStateException.class, () -> join(NEWS, new TestTransport()));
        assertFalse(hub.receives(NEWS));
        broker.fail(false);
        assertReceives(NEWS);
    }

    @Test
    void aLogThatFailsAtTheFirstJoinLeavesNothingAttached() throws InterruptedException {
        log.fail(true);
        assertThrows(Unavailable.class, () -> join(NEWS, new TestTransport()));
        assertFalse(hub.receives(NEWS));
        assertEquals(List.of("-news"), broker.calls());
        log.fail(false);
        assertReceives(NEWS);
    }

    @Test
    void whatComesForAChannelWithoutSubscribersIsNobodys() {
        broker.attach(NEWS);
        publish(NEWS, "1");
        assertFalse(hub.receives(NEWS));
    }

    @Test
    void whatWasLostWhileTheBrokerWasGoneComesWhenItIsBack() throws InterruptedException {
        TestTransport ann = new TestTransport();
        join(NEWS, ann);
        broker.lose(publication -> true);
        publish(NEWS, "1");
        publish(NEWS, "2");
        TestHub.reconnected(hub);
        assertEquals(1, ann.next("message").getInt("payload"));
        assertEquals(2, ann.next("message").getInt("payload"));
    }

    @Test
    void whenTheLogSaysNoToEverythingAllAreToldAtOnceThoughWhoReadsItHangs() throws Exception {
        List<TestTransport> all =
                List.of(new TestTransport(), new TestTransport(), new TestTransport());
        for (int i = 0; i < all.size(); i++) {
            join(Channel.of("news", "" + i), all.get(i));
        }
        CountDownLatch over = new CountDownLatch(1);
        log.hangUntil(over);
        hub.catchUp(); // takes all threads that there are
        log.refuse(new Unavailable("too few nodes"));
        hub.onLogChanged(new LogChanged());
        for (TestTransport transport : all) {
            JsonObject told = transport.next("subscribed");
            assertFalse(told.getBoolean("isSynced"));
            assertEquals("unavailable", told.getString("reason"));
        }
        over.countDown();
    }

    @Test
    void asManyChannelsAsAllowedAreReceivedAndAnyNumberOfSubscribersOnThem() {
        for (int i = 0; i < TestHub.MAX_CHANNELS; i++) {
            join(Channel.of("c" + i), new TestTransport());
        }
        join(Channel.of("c0"), new TestTransport()).leave();
        Unavailable refusal =
                assertThrows(
                        Unavailable.class, () -> join(Channel.of("more"), new TestTransport()));
        assertTrue(refusal.getMessage().contains("kanal.hub.max-channels"));
        assertFalse(hub.receives(Channel.of("more")));
    }

    @Test
    void channelsWhoseTopicsLingerAtTheBrokerCountToo() {
        join(NEWS, new TestTransport());
        broker.linger(TestHub.MAX_CHANNELS - 1);
        assertThrows(Unavailable.class, () -> join(RESOURCE, new TestTransport()));
        join(NEWS, new TestTransport());
        broker.linger(TestHub.MAX_CHANNELS - 2);
        join(RESOURCE, new TestTransport());
    }

    @Test
    void theFirstPublicationOnAWatchedChannelIsNoNewEpoch() throws InterruptedException {
        TestTransport ann = new TestTransport();
        Position start = join(NEWS, ann).joinedAt().orElseThrow();
        publish(NEWS, "1");
        assertEquals(1, ann.next("message").getInt("payload"));
        hub.catchUp();
        assertEquals(List.of(), ann.rest());
        assertEquals(new Position(start.epoch(), 1), log.head(NEWS));
    }

    @Test
    void whatArrivesIsToldToTheApplicationAfterItWasDelivered() {
        List<String> happened = new ArrayList<>();
        TestTransport ann = new TestTransport();
        NoFacts facts =
                new NoFacts() {
                    @Override
                    public void tell(Channel channel, Object fact) {
                        Publication told = ((PublicationReceived) fact).publication();
                        happened.add(told.payload().json() + " after " + payloadOfNext(ann));
                    }
                };
        Hub telling = TestHub.on(broker, log, Duration.ZERO, facts);
        telling.join(NEWS, who(ann)).start(List.of(), Optional.empty());
        publish(NEWS, "1");
        assertEquals(List.of("1 after 1"), happened);
    }

    @Test
    void aSeatThatWasGivenUpBeforeItsStartGetsNothing() {
        TestTransport revoked = new TestTransport();
        Seat<TestReceiver> seat = hub.join(NEWS, who(revoked));
        publish(NEWS, "1");
        seat.leave();
        assertFalse(seat.start(List.of(EncodedMessage.of("history")), Optional.empty()));
        publish(NEWS, "2");
        join(NEWS, new TestTransport());
        assertEquals(List.of(), revoked.rest());
    }

    private static int payloadOfNext(TestTransport transport) {
        try {
            return transport.next("message").getInt("payload");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void assertReceives(Channel channel) throws InterruptedException {
        TestTransport transport = new TestTransport();
        join(channel, transport);
        publish(channel, "7");
        assertEquals(7, transport.next("message").getInt("payload"));
    }

    private Seat<TestReceiver> join(Channel channel, TestTransport transport) {
        Seat<TestReceiver> seat = hub.join(channel, who(transport));
        seat.start(List.of(), Optional.empty());
        return seat;
    }

    private void publish(Channel channel, String payload) {
        Publication publication = Publication.of(channel, new Payload(payload));
        broker.publish(publication.at(log.append(publication)));
    }

    private static TestReceiver who(TestTransport transport) {
        return new TestReceiver("ann", TestWriters.outbox(transport), NEWS);
    }
}
