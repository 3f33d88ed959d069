package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.history.HistorySettings;
import org.kanal.history.LostStream;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.outbox.Outbox;
import org.kanal.outbox.Overflow;
import org.kanal.protocol.Disconnect;

class ChannelStreamTest {

    private static final Channel NEWS = Channel.of("news");

    private final MemoryChannelLog kept =
            new MemoryChannelLog(
                    new HistorySettings(5, HistorySettings.DEFAULT_TTL, List.of(), 1 << 20),
                    Clock.systemUTC());
    private final BrokenLog log = new BrokenLog(kept);
    private final ChannelStream stream =
            new ChannelStream(
                    NEWS, log, Overflow.CLOSE, Runnable::run, Optional.of(log.head(NEWS)));
    private final TestTransport ann = sit("ann");
    private final TestTransport bob = sit("bob");

    @Test
    void publicationsGoToEverybodyInOrder() throws InterruptedException {
        arrive(append("1"), append("2"), append("3"));
        assertMessages(ann, 1, 2, 3);
        assertMessages(bob, 1, 2, 3);
    }

    @Test
    void repeatsAreDropped() throws InterruptedException {
        Publication first = append("1");
        Publication second = append("2");
        arrive(first, first, second, first, second, append("3"));
        assertMessages(ann, 1, 2, 3);
        assertEquals(List.of(), ann.rest());
    }

    @Test
    void aGapIsFilledFromTheLog() throws InterruptedException {
        Publication first = append("1");
        append("2");
        append("3");
        arrive(first, append("4"));
        assertMessages(ann, 1, 2, 3, 4);
    }

    @Test
    void whatComesLateAfterItsGapWasFilledIsDropped() throws InterruptedException {
        Publication late = append("1");
        arrive(append("2"), late, append("3"));
        assertMessages(ann, 1, 2, 3);
        assertEquals(List.of(), ann.rest());
    }

    @Test
    void aGapThatTheLogCannotFillIsToldToAll() throws InterruptedException {
        for (int i = 1; i <= 7; i++) {
            append("" + i);
        }
        arrive(append("8"));
        for (TestTransport subscriber : List.of(ann, bob)) {
            JsonObject resync = subscriber.next("subscribed");
            assertFalse(resync.containsKey("id"));
            assertFalse(resync.getBoolean("isSynced"));
            assertEquals("overflow", resync.getString("reason"));
            assertEquals(8, resync.getJsonObject("position").getInt("offset"));
        }
        arrive(append("9"));
        assertMessages(ann, 9);
        assertMessages(bob, 9);
    }

    @Test
    void aLogThatDoesNotAnswerIsToldOnceAndWhatWasMissedFollowsWhenItIsBack()
            throws InterruptedException {
        append("1");
        Publication second = append("2");
        log.fail(true);
        arrive(second);
        arrive(second);
        log.fail(false);
        assertEquals("unavailable", ann.next("subscribed").getString("reason"));
        stream.catchUpIfBehind();
        assertMessages(ann, 1, 2);
        arrive(append("3"));
        assertMessages(ann, 3);
        assertEquals(List.of(), ann.rest(), "told once only");
    }

    @Test
    void anErrorInTheLogDoesNotEndTheChannelEither() throws InterruptedException {
        append("1");
        Publication second = append("2");
        log.failOnceWith(new StackOverflowError());
        arrive(second);
        assertEquals("unavailable", ann.next("subscribed").getString("reason"));
        stream.catchUpIfBehind();
        assertMessages(ann, 1, 2);
    }

    @Test
    void aNewEpochIsToldToAllAndItsFirstMessageFollows() throws InterruptedException {
        arrive(append("1"));
        LostStream.of(NEWS, kept);
        Publication reborn = append("new");
        arrive(reborn);
        assertMessages(ann, 1);
        JsonObject resync = ann.next("subscribed");
        assertEquals("epochChanged", resync.getString("reason"));
        assertEquals(
                reborn.position().orElseThrow().epoch(),
                resync.getJsonObject("position").getString("epoch"));
        assertMessages(ann, 1);
    }

    @Test
    void aLatePieceOfALostEpochIsToldOnceBecauseItIsNotDelivered() throws InterruptedException {
        Publication old = append("old");
        LostStream.of(NEWS, kept);
        arrive(append("new"));
        ann.next("subscribed");
        assertMessages(ann, 1);
        arrive(old, old, append("newer"));
        JsonObject told = ann.next("subscribed");
        assertEquals("epochChanged", told.getString("reason"));
        assertEquals(1, told.getJsonObject("position").getInt("offset"));
        assertMessages(ann, 2);
        assertEquals(List.of(), ann.rest());
    }

    @Test
    void aRepeatFromALostEpochIsDropped() throws InterruptedException {
        Publication old = append("old");
        arrive(old);
        LostStream.of(NEWS, kept);
        arrive(append("new"));
        assertMessages(ann, 1);
        ann.next("subscribed");
        assertMessages(ann, 1);
        arrive(old, append("newer"));
        assertMessages(ann, 2);
        assertEquals(List.of(), ann.rest());
    }

    @Test
    void aMessageOfAnotherInstallationOnTheSameBrokerIsToldOnce() throws InterruptedException {
        append("1");
        Publication foreign = Publication.of(NEWS, new Payload("7"));
        arrive(foreign.at(new Position("foreign", 1)));
        for (TestTransport subscriber : List.of(ann, bob)) {
            assertMessages(subscriber, 1);
            JsonObject told = subscriber.next("subscribed");
            assertFalse(told.getBoolean("isSynced"));
            assertEquals("unavailable", told.getString("reason"));
        }
        arrive(foreign.at(new Position("foreign", 2)), append("2"));
        assertMessages(ann, 2);
    }

    @Test
    void aMessageForSomeIsForThemOnlyAndCostsTheOthersNothing() throws InterruptedException {
        Publication forAnn =
                new Publication(
                        NEWS, new Payload("1"), Optional.empty(), Set.of("ann"), Optional.empty());
        arrive(forAnn.at(log.append(forAnn)), append("2"));
        assertMessages(ann, 1, 2);
        assertMessages(bob, 2);
    }

    @Test
    void aMessageForSomeThatIsReadFromTheLogIsForThemOnlyToo() throws InterruptedException {
        log.append(
                new Publication(
                        NEWS, new Payload("1"), Optional.empty(), Set.of("ann"), Optional.empty()));
        arrive(append("2"));
        assertMessages(ann, 1, 2);
        assertMessages(bob, 2);
    }

    @Test
    void whoJoinsGetsWhatComesAfterAndNothingBefore() throws InterruptedException {
        arrive(append("1"));
        TestTransport late = new TestTransport();
        Seat<TestReceiver> seat = stream.join(who("late", late));
        assertEquals(1, seat.joinedAt().orElseThrow().offset());
        arrive(append("2"));
        assertEquals(List.of(), late.rest(), "kept until the seat is started");
        seat.start(List.of(), Optional.empty());
        arrive(append("3"));
        assertMessages(late, 2, 3);
    }

    @Test
    void whoHasHeardMoreElsewhereGetsOnlyWhatComesAfterThat() throws InterruptedException {
        Publication first = append("1");
        Publication second = append("2");
        TestTransport moved = new TestTransport();
        Seat<TestReceiver> seat = stream.join(who("moved", moved));
        arrive(first);
        seat.start(List.of(), second.position());
        arrive(second, append("3"));
        assertMessages(moved, 3);
        assertEquals(List.of(), moved.rest());
    }

    @Test
    void whoHasHeardMoreElsewhereIsToldOfAGapAtWhatItHas() throws InterruptedException {
        Publication first = append("1");
        Publication second = append("2");
        TestTransport early = new TestTransport();
        Seat<TestReceiver> seat = stream.join(who("early", early));
        seat.start(List.of(), second.position());
        loseTheLogFor(second);
        assertResyncedAt(2, early);
        assertResyncedAt(0, ann);
        arrive(first, second, append("3"));
        assertMessages(early, 3);
        assertMessages(ann, 1, 2, 3);
    }

    @Test
    void alsoOfAGapBeforeItsSeatWasStarted() throws InterruptedException {
        Publication first = append("1");
        Publication second = append("2");
        TestTransport early = new TestTransport();
        Seat<TestReceiver> seat = stream.join(who("early", early));
        loseTheLogFor(second);
        seat.start(List.of(), second.position());
        assertResyncedAt(2, early);
        arrive(first, second, append("3"));
        assertMessages(early, 3);
        assertEquals(List.of(), early.rest());
    }

    @Test
    void aLogThatEndsBeforeWhatWasDeliveredSendsNobodyBack() throws InterruptedException {
        Position before = log.head(NEWS);
        arrive(append("1"));
        assertMessages(ann, 1);
        log.endAt(Optional.of(before));
        stream.catchUp();
        assertResyncedAt(1, ann);
        append("2");
        log.endAt(Optional.empty());
        stream.catchUpIfBehind();
        assertMessages(ann, 2);
        assertEquals(List.of(), ann.rest());
    }

    @Test
    void aSeatThatIsNeverStartedHoldsNoMoreThanItsOutboxMay() throws InterruptedException {
        TestTransport stuck = new TestTransport();
        Outbox small = new Outbox(stuck, TestWriters.next(), 1 << 20);
        stream.join(new TestReceiver("stuck", small, NEWS));
        for (int i = 0; i < 200; i++) {
            arrive(append("x".repeat(10_000)));
        }
        assertEquals(Disconnect.SLOW_CONSUMER, stuck.closedWith());
    }

    @Test
    void whoLeavesGetsNothingMoreAndLeavingTwiceTakesNobodyElseAway() throws InterruptedException {
        TestTransport carl = new TestTransport();
        Seat<TestReceiver> seat = stream.join(who("carl", carl));
        seat.start(List.of(), Optional.empty());
        seat.leave();
        seat.leave();
        arrive(append("1"));
        assertMessages(ann, 1);
        assertMessages(bob, 1);
        assertEquals(List.of(), carl.rest());
    }

    @Test
    void afterAReconnectWhatWasLostIsReadFromTheLog() throws InterruptedException {
        append("1");
        append("2");
        stream.catchUp();
        assertMessages(ann, 1, 2);
    }

    @Test
    void afterAReconnectAStreamWithoutSubscribersIsUpToDateToo() throws InterruptedException {
        ChannelStream empty =
                new ChannelStream(
                        NEWS, log, Overflow.CLOSE, Runnable::run, Optional.of(log.head(NEWS)));
        append("1");
        empty.catchUp();
        assertEquals(
                log.head(NEWS),
                empty.join(who("late", new TestTransport())).joinedAt().orElseThrow());
    }

    @Test
    void withoutHistoryWhatComesIsDeliveredAsItComes() throws InterruptedException {
        ChannelStream live =
                new ChannelStream(NEWS, log, Overflow.CLOSE, Runnable::run, Optional.empty());
        TestTransport carl = new TestTransport();
        live.join(who("carl", carl)).start(List.of(), Optional.empty());
        Publication publication = Publication.of(NEWS, new Payload("\"x\""));
        live.receive(publication);
        JsonObject message = carl.next("message");
        assertEquals("x", message.getString("payload"));
        assertFalse(message.containsKey("offset"));
    }

    /** It cannot be read when that one comes after a gap. */
    private void loseTheLogFor(Publication publication) {
        log.fail(true);
        arrive(publication);
        log.fail(false);
    }

    private static void assertResyncedAt(int offset, TestTransport subscriber)
            throws InterruptedException {
        JsonObject told = subscriber.next("subscribed");
        assertEquals("unavailable", told.getString("reason"));
        assertEquals(offset, told.getJsonObject("position").getInt("offset"));
    }

    private Publication append(String payload) {
        Publication publication = Publication.of(NEWS, new Payload("\"" + payload + "\""));
        Position position = log.append(publication);
        return publication.at(position);
    }

    private void arrive(Publication... publications) {
        List.of(publications).forEach(stream::receive);
    }

    private TestTransport sit(String id) {
        TestTransport transport = new TestTransport();
        stream.join(who(id, transport)).start(List.of(), Optional.empty());
        return transport;
    }

    private static TestReceiver who(String id, TestTransport transport) {
        return new TestReceiver(id, TestWriters.outbox(transport), NEWS);
    }

    private static void assertMessages(TestTransport subscriber, int... offsets)
            throws InterruptedException {
        for (int offset : offsets) {
            assertEquals(offset, subscriber.next("message").getInt("offset"));
        }
    }
}
