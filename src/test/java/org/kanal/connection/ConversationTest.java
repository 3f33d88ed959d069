package org.kanal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.kanal.gateway.Client;
import org.kanal.gateway.ClientCommands;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.protocol.Disconnect;

class ConversationTest {

    private static final long HEARTBEAT = Duration.ofSeconds(25).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MAX_UNREAD_PONGS = 10;

    private final TestTransport transport = new TestTransport();
    private final AtomicLong unreadPongs = new AtomicLong();
    private final AtomicInteger commandsRun = new AtomicInteger();
    private final long start = System.nanoTime();
    private final Conversation conversation = conversation();

    @Test
    void whoeverWasHeardLatelyIsLeftAlone() {
        check(0.9);
        assertEquals(List.of(), transport.rest());
    }

    @Test
    void aHeartbeatOfSilenceIsAnsweredByOnePingAndTwoByTheEnd() throws InterruptedException {
        check(1.1);
        check(1.5);
        check(2.0);
        transport.next("ping");
        assertEquals(List.of(), transport.rest());
        transport.assertNotClosed();
        check(2.2);
        assertEquals(Disconnect.SILENT, transport.closedWith());
    }

    @Test
    void itSaysWhenSomethingIsDueNext() throws InterruptedException {
        Conversation guarded = conversation(Optional.empty());
        assertEquals(HEARTBEAT, due(guarded, 0.5), SECOND);
        assertEquals(2.2 * HEARTBEAT, due(guarded, 1.2), SECOND, "it was pinged");
        transport.next("ping");
        assertEquals(1.5 * HEARTBEAT + SECOND, due(conversation, 1.5), SECOND, "nobody guards it");
    }

    private double due(Conversation one, double heartbeatsLater) {
        long now = start + (long) (heartbeatsLater * HEARTBEAT);
        return one.look(now, Instant.now(), HEARTBEAT) - start;
    }

    @Test
    void aTimerThatComesLateFindsNobodyDeadWhomItDidNotAsk() throws InterruptedException {
        check(7);
        transport.next("ping");
        transport.assertNotClosed();
        check(8.1);
        assertEquals(Disconnect.SILENT, transport.closedWith());
    }

    @Test
    void whoeverLeavesManyPongsUnreadIsCutOff() throws InterruptedException {
        unreadPongs.set(MAX_UNREAD_PONGS);
        check(0.1);
        transport.assertNotClosed();
        unreadPongs.set(MAX_UNREAD_PONGS + 1);
        check(0.2);
        assertEquals(Disconnect.RATE_LIMITED, transport.closedWith());
    }

    @Test
    void aPongIsHeardAndTakesNoThread() {
        conversation.heard("{\"type\":\"pong\"}");
        conversation.heard("{ \"type\": \"pong\" }");
        assertEquals(List.of(), transport.rest());
        assertEquals(0, commandsRun.get());
    }

    @Test
    void aPongThatWasKnownBelowKeepsAliveAsAnyOther() throws InterruptedException {
        lookAfterOneNanosecond();
        transport.next("ping");
        conversation.heardPong();
        lookAfterOneNanosecond();
        transport.assertNotClosed();
        lookAfterOneNanosecond();
        transport.next("ping");
        lookAfterOneNanosecond();
        assertEquals(Disconnect.SILENT, transport.closedWith());
        assertEquals(0, commandsRun.get());
    }

    @Test
    void tooManyOfThemAreCutOff() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            conversation.heardPong();
        }
        assertEquals(Disconnect.RATE_LIMITED, transport.closedWith());
    }

    @Test
    void aFrameThatIsTooLargeInBytesEndsTheConnection() throws InterruptedException {
        conversation.heard("\u20ac".repeat(65_536 / 3));
        transport.next("error");
        transport.assertNotClosed();
        conversation.heard("\u20ac".repeat(65_536 / 3 + 1));
        assertEquals(Disconnect.FRAME_TOO_LARGE, transport.closedWith());
    }

    @Test
    void whoWasToldToGoIsHeardNoMore() throws InterruptedException {
        conversation.close(Disconnect.UNAUTHORIZED);
        assertEquals(Disconnect.UNAUTHORIZED, transport.closedWith());
        conversation.heard("nonsense");
        conversation.heardBinary();
        assertEquals(List.of(), transport.rest());
    }

    /** As if a heartbeat were as short as that. */
    private void lookAfterOneNanosecond() {
        long now = System.nanoTime() + 1;
        while (System.nanoTime() - now <= 0) {
            Thread.onSpinWait(); // what is heard next is heard later
        }
        conversation.look(now, Instant.now(), 1);
    }

    private void check(double heartbeatsLater) {
        conversation.look(start + (long) (heartbeatsLater * HEARTBEAT), Instant.now(), HEARTBEAT);
    }

    private void runCommand(Runnable command) {
        commandsRun.incrementAndGet();
        command.run();
    }

    private Conversation conversation() {
        return conversation(Optional.of(unreadPongs::get));
    }

    private Conversation conversation(Optional<LongSupplier> unread) {
        return new Conversation(
                new Client(Optional.empty(), "", TestWriters.outbox(transport)),
                new ClientCommands(null, null, null, null, null),
                new CommandQueue(this::runCommand, Runnable::run, 1_000),
                new InboundLimit(50, 300, start),
                new InboundSettings(65_536, 50, 300, 100, 262_144, MAX_UNREAD_PONGS),
                unread);
    }
}
