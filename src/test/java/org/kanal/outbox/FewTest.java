package org.kanal.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.EncodedMessage;

class FewTest {

    private static final int MESSAGES = 2_000;

    /** As nobody else uses it, it comes to rest between messages. */
    private final OutboxWriter writer = TestWriters.alone();

    @Test
    void theThreadThatBringsAMessageWritesItWhereTheWriterRests() throws InterruptedException {
        WhoWrote transport = new WhoWrote();
        Outbox outbox = outbox(transport);
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        int sent = 0;
        do {
            few("" + sent, outbox);
            assertEquals("" + sent++, transport.nextText());
        } while (transport.last != Thread.currentThread() && System.nanoTime() < deadline);
        assertEquals(Thread.currentThread(), transport.last);
    }

    @Test
    void whatComesInTheMeantimeIsWrittenByTheWriter() throws InterruptedException {
        TestTransport second = new TestTransport();
        Outbox next = outbox(second);
        AtomicInteger count = new AtomicInteger();
        TestTransport first =
                new TestTransport() {
                    @Override
                    public void write(Batch batch, Completion completion) {
                        next.offer(EncodedMessage.of("" + count.get()));
                        super.write(batch, completion);
                    }
                };
        Outbox outbox = outbox(first);
        for (; count.get() < MESSAGES; count.incrementAndGet()) {
            few("" + count, outbox);
            assertEquals("" + count, first.nextText());
            assertEquals("" + count, second.nextText());
        }
    }

    @Test
    void oneThreadAtATimeWritesForAWriterAndEachOutboxKeepsItsOrder() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<TestTransport> transports =
                IntStream.range(0, 4).mapToObj(i -> counted(inside, most)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(transports.size());
        CompletableFuture<?>[] senders =
                transports.stream()
                        .map(this::outbox)
                        .map(to -> CompletableFuture.runAsync(() -> sendTo(to), threads))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(senders).join();
        threads.shutdown();
        for (TestTransport transport : transports) {
            for (int i = 0; i < MESSAGES; i++) {
                assertEquals("" + i, transport.nextText());
            }
        }
        assertEquals(1, most.get());
    }

    @Test
    void anErrorInAWriteEndsItsConnectionAndNotTheThreadThatBringsTheMessage()
            throws InterruptedException {
        TestTransport broken =
                new TestTransport() {
                    @Override
                    public void write(Batch batch, Completion completion) {
                        throw new StackOverflowError("on purpose");
                    }
                };
        TestTransport other = new TestTransport();
        few("x", outbox(broken), outbox(other));
        assertEquals("x", other.nextText());
        assertEquals(Disconnect.WRITE_FAILED, broken.closedWith());
    }

    private Outbox outbox(Transport transport) {
        return new Outbox(transport, writer, 1 << 20);
    }

    private static void few(String text, Outbox... to) {
        Few few = new Few();
        for (Outbox outbox : to) {
            few.offer(outbox, new Item.Plain(EncodedMessage.of(text)));
        }
        few.write();
    }

    private static void sendTo(Outbox outbox) {
        IntStream.range(0, MESSAGES).forEach(i -> few("" + i, outbox));
    }

    private static TestTransport counted(AtomicInteger inside, AtomicInteger most) {
        return new TestTransport() {
            @Override
            public void write(Batch batch, Completion completion) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                super.write(batch, completion);
                inside.decrementAndGet();
            }
        };
    }

    private static final class WhoWrote extends TestTransport {
        private volatile Thread last;

        @Override
        public void write(Batch batch, Completion completion) {
            last = Thread.currentThread();
            super.write(batch, completion);
        }
    }
}
