package org.kanal.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.EncodedMessage;

class OutboxTotalTest {

    private final OutboxTotal total = new OutboxTotal(10_000);
    private final List<Outbox> all = new ArrayList<>();
    private final List<TestTransport> clients = new ArrayList<>();

    @Test
    void whoHasNotReadForLongestGoesFirst() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            leavesUnread(EncodedMessage.of("x".repeat(4_000)));
        }
        total.bound(all, later());
        assertEquals(Disconnect.SLOW_CONSUMER, clients.get(0).closedWith());
        clients.get(1).assertNotClosed();
        clients.get(2).assertNotClosed();
    }

    @Test
    void whatWaitsBehindAWriteCounts() throws InterruptedException {
        leavesUnread(EncodedMessage.of("a"));
        all.get(0).offer(EncodedMessage.of("x".repeat(10_001)));
        total.bound(all, later());
        assertEquals(Disconnect.SLOW_CONSUMER, clients.get(0).closedWith());
    }

    @Test
    void aMessageThatManyLeaveUnreadCountsOnce() throws InterruptedException {
        EncodedMessage message = EncodedMessage.of("x".repeat(9_000));
        for (int i = 0; i < 20; i++) {
            leavesUnread(message);
        }
        total.bound(all, later());
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
        total.bound(all, later());
        clients.forEach(TestTransport::assertNotClosed);
    }

    @Test
    void aMomentIsNotLong() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            leavesUnread(EncodedMessage.of("x".repeat(4_000)));
        }
        total.bound(all, System.nanoTime());
        clients.forEach(TestTransport::assertNotClosed);
    }

    /** One more client, that begins to read this and does not come to its end. */
    private void leavesUnread(EncodedMessage message) throws InterruptedException {
        TestTransport client = new TestTransport().hold();
        Outbox outbox = new Outbox(client, TestWriters.next(), 64_000);
        outbox.offer(message);
        client.nextText();
        clients.add(client);
        all.add(outbox);
    }

    private static long later() {
        return System.nanoTime() + 2 * OutboxTotal.SLOW_NANOS;
    }
}
