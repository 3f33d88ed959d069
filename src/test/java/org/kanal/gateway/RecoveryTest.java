package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.api.Unavailable;
import org.kanal.broker.InMemoryBroker;
import org.kanal.channel.Since;
import org.kanal.history.Audiences;
import org.kanal.history.HistorySettings;
import org.kanal.history.LostStream;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.hub.BrokenLog;
import org.kanal.hub.Hub;
import org.kanal.hub.Seat;
import org.kanal.hub.TestHub;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.outbox.Outbox;
import org.kanal.protocol.Command;

class RecoveryTest {

    private static final Channel NEWS = Channel.of("news");
    private static final int KEPT = 10;

    private final InMemoryBroker broker = new InMemoryBroker();
    private final MemoryChannelLog kept =
            new MemoryChannelLog(
                    new HistorySettings(KEPT, HistorySettings.DEFAULT_TTL, List.of(), 1 << 20),
                    Clock.systemUTC());
    private final BrokenLog log = new BrokenLog(kept);
    private final Hub hub = TestHub.on(broker, log, Duration.ZERO);
    private final Audiences audiences = new Audiences();
    private final Recovery recovery = new Recovery(log, audiences);
    private final TestTransport ann = new TestTransport();
    private int outboxBytes = 1 << 20;
    private long replayedBytes;

    @Test
    void aFirstSubscriptionIsNotSyncedAndGetsNothingOld() throws InterruptedException {
        publish(3);
        JsonObject answer = subscribe(Optional.empty());
        assertFalse(answer.getBoolean("isSynced"));
        assertFalse(answer.containsKey("reason"));
        assertEquals(3, answer.getJsonObject("position").getInt("offset"));
        publish(1);
        assertMessages(4);
    }

    @Test
    void everythingAfterThePositionComesBeforeWhatIsLive() throws InterruptedException {
        Position reached = publish(2);
        publish(3);
        Seat<Listener> seat = hub.join(NEWS, who("ann"));
        publish(2);
        assertTrue(start(seat, after(reached)).getBoolean("isSynced"));
        publish(1);
        assertMessages(3, 4, 5, 6, 7, 8);
    }

    @Test
    void theBytesThatAreReplayedAreTold() throws InterruptedException {
        Position reached = publish(1);
        publish(2);
        assertTrue(subscribe(after(reached)).getBoolean("isSynced"));
        assertTrue(replayedBytes > 100, replayedBytes + " bytes");
    }

    @Test
    void ofTheNewestThoseThatDoNotFitCountToo() throws InterruptedException {
        outboxBytes = 20_000;
        for (int i = 0; i < 3; i++) {
            broker.publish(append("x".repeat(9_000)));
        }
        assertTrue(subscribe(Optional.of(new Since.Last(3))).getBoolean("isSynced"));
        assertMessages(2, 3);
        assertTrue(replayedBytes > 27_000, replayedBytes + " bytes");
    }

    @Test
    void whatIsReadPastForOthersCountsInPart() throws InterruptedException {
        Position reached = publish(1);
        publishFor("bob", 8);
        assertTrue(subscribe(after(reached)).getBoolean("isSynced"));
        long passed = replayedBytes;
        assertTrue(passed >= 100 && passed < 400, passed + " bytes");
        assertTrue(subscribe(Optional.of(new Since.Last(8))).getBoolean("isSynced"));
        assertEquals(2 * passed, replayedBytes);
    }

    @Test
    void whoMissedNothingIsSynced() throws InterruptedException {
        assertTrue(subscribe(after(publish(2))).getBoolean("isSynced"));
        publish(1);
        assertMessages(3);
    }

    @Test
    void aPositionThatTheLogHasPassedIsAnOverflowAndNothingOfItComes() throws InterruptedException {
        Position reached = publish(1);
        publish(KEPT + 1);
        assertUnsynced("overflow", subscribe(after(reached)));
        publish(1);
        assertMessages(KEPT + 3);
    }

    @Test
    void aPositionOfAnotherEpochIsToldSo() throws InterruptedException {
        Position reached = publish(1);
        LostStream.of(NEWS, kept);
        publish(1);
        assertUnsynced("epochChanged", subscribe(after(reached)));
    }

    @Test
    void aPositionThatWasNeverReachedIsToldSo() throws InterruptedException {
        Position reached = publish(1);
        assertUnsynced("epochChanged", subscribe(after(new Position(reached.epoch(), 1_000))));
    }

    @Test
    void aLogThatDoesNotAnswerIsToldSo() throws InterruptedException {
        Position reached = publish(1);
        publish(1);
        Seat<Listener> seat = hub.join(NEWS, who("ann"));
        log.fail(true);
        assertUnsynced("unavailable", start(seat, after(reached)));
    }

    @Test
    void whoHeardMoreAtAnotherNodeThanThisOneHasGotYetMissesAndRepeatsNothing()
            throws InterruptedException {
        publish(1);
        Seat<Listener> seat = hub.join(NEWS, who("ann"));
        Publication onItsWay = append("2");
        JsonObject answer = start(seat, after(onItsWay.position().orElseThrow()));
        assertTrue(answer.getBoolean("isSynced"));
        assertEquals(2, answer.getJsonObject("position").getInt("offset"));
        broker.publish(onItsWay);
        publish(1);
        assertMessages(3);
    }

    @Test
    void aNodeThatIsBehindWhatOthersToldSendsNobodyBack() throws InterruptedException {
        Position reached = publish(1);
        log.share("10.0.0.1", "10.0.0.2");
        Seat<Listener> seat = hub.join(NEWS, who("ann"));
        Position told = new Position(reached.epoch(), 5);
        assertThrows(Unavailable.class, () -> start(seat, after(told)));
        assertEquals(List.of(), ann.rest());
    }

    @Test
    void whoHeardMoreOfALogThatIsOverThanThisNodeHasIsToldAtWhatItHas()
            throws InterruptedException {
        publish(1);
        Seat<Listener> seat = hub.join(NEWS, who("ann"));
        Publication onItsWay = append("2");
        LostStream.of(NEWS, kept);
        Publication ofTheNextLog = append("1");
        Position heard = onItsWay.position().orElseThrow();
        JsonObject answer = start(seat, after(heard));
        assertUnsynced("epochChanged", answer);
        assertEquals(2, answer.getJsonObject("position").getInt("offset"));
        broker.publish(onItsWay);
        broker.publish(ofTheNextLog);
        JsonObject said = ann.next();
        while (said.getString("type").equals("subscribed")) { // as often as the stream finds out
            assertUnsynced("epochChanged", said);
            said = ann.next();
        }
        assertEquals(1, said.getInt("offset"), "of the next log, and nothing again before it");
    }

    @Test
    void theNewestMessagesComeOnWish() throws InterruptedException {
        publish(5);
        assertTrue(subscribe(Optional.of(new Since.Last(2))).getBoolean("isSynced"));
        publish(1);
        assertMessages(4, 5, 6);
    }

    @Test
    void moreThanTheLogHasIsAllThatItHas() throws InterruptedException {
        publish(KEPT + 2);
        subscribe(Optional.of(new Since.Last(100)));
        for (int offset = 3; offset <= KEPT + 2; offset++) {
            assertMessages(offset);
        }
    }

    @Test
    void whatWasForOthersIsNotReplayed() throws InterruptedException {
        Position reached = publish(1);
        publishFor("bob", 1);
        publish(1);
        assertTrue(subscribe(after(reached)).getBoolean("isSynced"));
        assertMessages(3);
        assertEquals(List.of(), ann.rest());
    }

    @Test
    void whoMissedOnlyWhatWasForOthersMissedNothing() throws InterruptedException {
        Position reached = publish(1);
        publishFor("bob", 15 * KEPT);
        JsonObject answer = subscribe(after(reached));
        assertTrue(answer.getBoolean("isSynced"), answer.toString());
        assertEquals(15 * KEPT + 1, answer.getJsonObject("position").getInt("offset"));
        publish(1);
        assertMessages(15 * KEPT + 2);
    }

    @Test
    void whatWasForHerBehindThatIsReplayedIfItIsKeptAndElseAnOverflow()
            throws InterruptedException {
        Position reached = publish(1);
        publishFor("bob", 15 * KEPT);
        publishFor("ann", 1);
        publishFor("bob", KEPT - 1);
        assertTrue(subscribe(after(reached)).getBoolean("isSynced"));
        assertMessages(15 * KEPT + 2);
        assertEquals(List.of(), ann.rest());
        publishFor("bob", 1);
        assertUnsynced("overflow", subscribe(after(reached)));
    }

    @Test
    void whatWasForEverybodyAndIsGoneIsAnOverflow() throws InterruptedException {
        Position reached = publish(1);
        publishFor("bob", KEPT);
        publish(1);
        publishFor("bob", KEPT);
        assertUnsynced("overflow", subscribe(after(reached)));
    }

    @Test
    void moreThanTheConnectionMayHaveWaitingIsAnOverflow() throws InterruptedException {
        outboxBytes = 20_000;
        Position reached = publish(1);
        for (int i = 0; i < 3; i++) {
            broker.publish(append("x".repeat(9_000)));
        }
        assertUnsynced("overflow", subscribe(after(reached)));
        assertEquals(List.of(), ann.rest());
        ann.assertNotClosed();
        assertTrue(replayedBytes > 27_000, "looking for them is not free: " + replayedBytes);
    }

    private Position publish(int count) {
        Publication last = null;
        for (int i = 0; i < count; i++) {
            last = append("m");
            broker.publish(last);
        }
        return last.position().orElseThrow();
    }

    private Publication append(String text) {
        Publication publication = Publication.of(NEWS, new Payload("\"" + text + "\""));
        return appended(publication);
    }

    private Publication appended(Publication publication) {
        Position position = log.append(publication);
        audiences.add(NEWS, position, publication.recipients());
        return publication.at(position);
    }

    private void publishFor(String user, int count) {
        for (int i = 0; i < count; i++) {
            broker.publish(
                    appended(
                            new Publication(
                                    NEWS,
                                    new Payload("1"),
                                    Optional.empty(),
                                    Set.of(user),
                                    Optional.empty())));
        }
    }

    private JsonObject subscribe(Optional<Since> since) throws InterruptedException {
        return start(hub.join(NEWS, who("ann")), since);
    }

    private JsonObject start(Seat<Listener> seat, Optional<Since> since)
            throws InterruptedException {
        recovery.start(
                seat,
                new Command.Subscribe(1, NEWS, since),
                OptionalInt.empty(),
                bytes -> replayedBytes += bytes);
        return ann.next("subscribed");
    }

    private static Optional<Since> after(Position position) {
        return Optional.of(new Since.After(position));
    }

    private void assertMessages(int... offsets) throws InterruptedException {
        for (int offset : offsets) {
            assertEquals(offset, ann.next("message").getInt("offset"));
        }
    }

    private static void assertUnsynced(String reason, JsonObject answer) {
        assertFalse(answer.getBoolean("isSynced"));
        assertEquals(reason, answer.getString("reason"));
    }

    private Listener who(String id) {
        return new Listener(
                "connection-" + id,
                new Subscriber(id, SubscriberType.MEMBER),
                new Outbox(ann, TestWriters.next(), outboxBytes),
                NEWS);
    }
}
