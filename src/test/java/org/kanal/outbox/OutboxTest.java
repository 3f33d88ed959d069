package org.kanal.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.EncodedMessage;

class OutboxTest {

    private final TestTransport transport = new TestTransport();
    private final Outbox outbox = new Outbox(transport, TestWriters.next(), 16 * 1024);

    @Test
    void framesGoOutInTheOrderInWhichTheyCame() throws InterruptedException {
        IntStream.range(0, 500).forEach(i -> outbox.offer(EncodedMessage.of("" + i)));
        for (int i = 0; i < 500; i++) {
            assertEquals("" + i, transport.nextText());
        }
        transport.assertNotClosed();
    }

    @Test
    void thereIsNeverASecondWriteBeforeTheFirstHasEnded() throws InterruptedException {
        transport.hold();
        outbox.offer(EncodedMessage.of("first"));
        assertEquals("first", transport.nextText());
        outbox.offer(EncodedMessage.of("second"));
        outbox.offer(EncodedMessage.of("third"));
        assertEquals(List.of(), transport.rest());
        transport.release();
        assertEquals("second", transport.nextText());
        assertEquals("third", transport.nextText(), "what waits goes in one write");
        transport.release();
        assertEquals(1, transport.mostAtOnce());
    }

    @Test
    void overItsLimitTheClientIsClosedAsASlowOne() throws InterruptedException {
        transport.hold();
        outbox.offer(EncodedMessage.of("in flight"));
        transport.nextText();
        IntStream.range(0, 20).forEach(i -> outbox.offer(EncodedMessage.of("x".repeat(1_000))));
        assertEquals(Disconnect.SLOW_CONSUMER, transport.closedWith());
        outbox.offer(EncodedMessage.of("late"));
        outbox.close(Disconnect.SHUTDOWN);
        transport.release();
        assertEquals(List.of(), transport.rest());
        transport.assertNotClosed();
    }

    @Test
    void aPoliteEndLetsWhatWaitsGoOutFirst() throws InterruptedException {
        transport.hold();
        outbox.offer(EncodedMessage.of("a"));
        transport.nextText();
        outbox.offer(EncodedMessage.of("b"));
        outbox.close(Disconnect.SHUTDOWN);
        outbox.offer(EncodedMessage.of("too late"));
        transport.assertNotClosed();
        transport.release();
        assertEquals("b", transport.nextText());
        transport.release();
        assertEquals(Disconnect.SHUTDOWN, transport.closedWith());
        assertEquals(List.of(), transport.rest());
    }

    @Test
    void anIdleConnectionIsClosedAtOnce() throws InterruptedException {
        outbox.close(Disconnect.UNAUTHORIZED);
        assertEquals(Disconnect.UNAUTHORIZED, transport.closedWith());
    }

    @Test
    void anAbortDoesNotWait() throws InterruptedException {
        transport.hold();
        outbox.offer(EncodedMessage.of("a"));
        transport.nextText();
        outbox.offer(EncodedMessage.of("lost"));
        outbox.abort(Disconnect.SILENT);
        assertEquals(Disconnect.SILENT, transport.closedWith());
        outbox.abort(Disconnect.SILENT);
        transport.assertNotClosed();
    }

    @Test
    void anAbortComesThroughAfterAPoliteEndThatHangs() throws InterruptedException {
        transport.hold();
        outbox.offer(EncodedMessage.of("a"));
        transport.nextText();
        outbox.close(Disconnect.SHUTDOWN);
        outbox.abort(Disconnect.SILENT);
        assertEquals(Disconnect.SILENT, transport.closedWith());
    }

    @Test
    void afterAFailedWriteTheConnectionIsClosedAndNothingIsKept() throws InterruptedException {
        transport.hold();
        outbox.offer(EncodedMessage.of("a"));
        transport.nextText();
        outbox.offer(EncodedMessage.of("b"));
        transport.breakOff();
        assertEquals(Disconnect.WRITE_FAILED, transport.closedWith());
        outbox.offer(EncodedMessage.of("c"));
        assertEquals(List.of(), transport.rest());
    }

    @Test
    void anErrorInOneWriteEndsThatConnectionAndNoOther() throws InterruptedException {
        OutboxWriter writer = TestWriters.next();
        TestTransport broken =
                new TestTransport() {
                    @Override
                    public void write(Batch batch, Completion completion) {
                        throw new StackOverflowError("on purpose");
                    }
                };
        new Outbox(broken, writer, 1_000).offer(EncodedMessage.of("a"));
        assertEquals(Disconnect.WRITE_FAILED, broken.closedWith());
        TestTransport other = new TestTransport();
        new Outbox(other, writer, 1_000).offer(EncodedMessage.of("b"));
        assertEquals("b", other.nextText());
    }
}
