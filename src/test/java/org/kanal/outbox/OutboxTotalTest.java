package org.kanal.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.hub.TestTransport;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.EncodedMessage;

class OutboxTotalTest {

    private static final long LONG = Duration.ofSeconds(50).toNanos();

    private final OutboxTotal total = new OutboxTotal(10_000);
    private final OutboxWriters writers = new OutboxWriters(1, OutboxTotalTest::daemon);
    private final OutboxWriter writer = writers.next();
    private final List<Outbox> all = new ArrayList<>();
    private final List<TestTransport> clients = new ArrayList<>();

    @Test
    void whoHasNotReadForLongestGoesFirst() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            leavesUnread(EncodedMessage.of("x".repeat(4_000)));
        }
        total.bound(all, LONG, later());
        assertEquals(Disconnect.SLOW_CONSUMER, clients.get(0).closedWith());
        clients.get(1).assertNotClosed();
        clients.get(2).assertNotClosed();
    }

    @Test
    void whatWaitsBehindAWriteCounts() throws InterruptedException {
        leavesUnread(EncodedMessage.of("a"));
        all.get(0).offer(EncodedMessage.of("x".repeat(10_001)));
        total.bound(all, LONG, later());
        assertEquals(Disconnect.SLOW_CONSUMER, clients.get(0).closedWith());
    }

    @Test
    void aMessageThatManyLeaveUnreadCountsOnce() throws InterruptedException {
        EncodedMessage message = EncodedMessage.of("x".repeat(9_000));
        for (int i = 0; i < 20; i++) {
            leavesUnread(message);
        }
        total.bound(all, LONG, later());
        clients.forEach(TestTransport::assertNotClosed);
    }

    @Test
    void whoReadsIsLeftAlone() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            leavesUnread(EncodedMessage.of("x".repeat(4_000)));
        }
        for (TestTransport client : clients) {
            client.release();
        }
        total.bound(all, LONG, later());
        clients.forEach(TestTransport::assertNotClosed);
    }

    @Test
    void aMomentIsNotLong() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            leavesUnread(EncodedMessage.of("x".repeat(4_000)));
        }
        total.bound(all, LONG, System.nanoTime());
        clients.forEach(TestTransport::assertNotClosed);
    }

    @Test
    void whoDoesNotReadForTooLongIsClosedHoweverLittleItLeaves() throws InterruptedException {
        leavesUnread(EncodedMessage.of("a"));
        total.bound(all, LONG, System.nanoTime() + LONG - OutboxTotal.SLOW_NANOS);
        clients.get(0).assertNotClosed();
        total.bound(all, LONG, System.nanoTime() + LONG);
        assertEquals(Disconnect.SLOW_CONSUMER, clients.get(0).closedWith());
    }

    @Test
    void onlyThoseAreLookedAtWhoseWriteHasNotEnded() throws InterruptedException {
        leavesUnread(EncodedMessage.of("a"));
        TestTransport reads = new TestTransport();
        new Outbox(reads, writer, 64_000).offer(EncodedMessage.of("b"));
        reads.nextText();
        assertEquals(List.of(all.get(0)), awaitUnfinished(1));
        clients.get(0).release();
        assertEquals(List.of(), awaitUnfinished(0));
        all.get(0).offer(EncodedMessage.of("c"));
        clients.get(0).nextText();
        assertEquals(List.of(all.get(0)), awaitUnfinished(1), "it is held still, and told again");
    }

    /** A writer tells of it right after the write. */
    private List<Outbox> awaitUnfinished(int count) {
        List<Outbox> found = writers.unfinished();
        for (int tries = 0; found.size() != count && tries < 1_000_000; tries++) {
            Thread.yield();
            found = writers.unfinished();
        }
        return found;
    }

    /** One more client, that begins to read this and does not come to its end. */
    private void leavesUnread(EncodedMessage message) throws InterruptedException {
        TestTransport client = new TestTransport().hold();
        Outbox outbox = new Outbox(client, writer, 64_000);
        outbox.offer(message);
        client.nextText();
        clients.add(client);
        all.add(outbox);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "test writer");
        thread.setDaemon(true);
        return thread;
    }

    private static long later() {
        return System.nanoTime() + 2 * OutboxTotal.SLOW_NANOS;
    }
}
