package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kanal.channel.Channel;
import org.kanal.channel.Payload;
import org.kanal.channel.Publication;
import org.kanal.channel.Subscriber;
import org.kanal.channel.SubscriberType;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.TextFrame;

/** One writer, which is kept busy while messages for many come. */
class OutboxWriterTest {

    private static final Channel NEWS = Channel.of("news");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OutboxWriters writers =
            new OutboxWriters(1, Duration.ofMillis(1), task -> new Thread(task, "one writer"));
    private final ChannelStream stream =
            new ChannelStream(NEWS, new BrokenLog(null), Overflow.CLOSE, null, Optional.empty());
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private final Recorded ann = new Recorded();
    private final Recorded bob = new Recorded();

    @BeforeEach
    void keepTheWriterBusy() throws InterruptedException {
        TestTransport other =
                new TestTransport() {
                    @Override
                    public void write(Batch batch, Completion completion) {
                        busy.countDown();
                        awaitQuietly(free);
                        super.write(batch, completion);
                    }
                };
        new Outbox(other, writers.next(), 1_000).offer(TextFrame.of("{}"));
        busy.await();
    }

    @AfterEach
    void end() {
        free.countDown();
        writers.stop();
    }

    @Test
    void whatComesForManyMeanwhileGoesToEachInOneWriteAndInOrder() throws InterruptedException {
        sit(ann);
        sit(bob);
        publish(1, 5);
        free.countDown();
        for (Recorded each : List.of(ann, bob)) {
            assertMessages(each, 1, 5);
            assertEquals(List.of(5), each.writes);
        }
    }

    @Test
    void aConnectionWithTwoChannelsGetsBothInOneWrite() throws InterruptedException {
        ChannelStream sport =
                new ChannelStream(
                        Channel.of("sport"),
                        new BrokenLog(null),
                        Overflow.CLOSE,
                        null,
                        Optional.empty());
        Seat seat = sit(ann);
        sport.join(seat.who(), sport.channel()).start(List.of(), Optional.empty());
        publish(1, 1);
        sport.receive(Publication.of(sport.channel(), new Payload("2")));
        free.countDown();
        assertMessages(ann, 1, 2);
        assertEquals(List.of(2), ann.writes);
    }

    @Test
    void whoLeavesGetsNothingOfWhatIsOnItsWay() throws InterruptedException {
        Seat seat = sit(ann);
        sit(bob);
        publish(1, 3);
        seat.leave();
        seat.outbox().offer(TextFrame.of("{\"type\":\"end\"}"));
        free.countDown();
        assertMessages(bob, 1, 3);
        ann.next("end");
    }

    @Test
    void whoIsStartedMeanwhileGetsItsFirstMessagesFirst() throws InterruptedException {
        Seat seat = stream.join(who(ann), NEWS);
        publish(1, 2);
        seat.start(List.of(TextFrame.of("{\"type\":\"first\"}")), Optional.empty());
        free.countDown();
        ann.next("first");
        assertMessages(ann, 1, 2);
    }

    @Test
    void whoBringsMoreThanMayWaitWaitsForTheWriterAndNothingIsLost() throws InterruptedException {
        sit(ann);
        Thread publisher = new Thread(() -> publish(1, 1_000), "publisher");
        publisher.start();
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    while (publisher.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                });
        free.countDown();
        publisher.join(PATIENCE.toMillis());
        assertMessages(ann, 1, 1_000);
    }

    @Test
    void anErrorAtOneReceiverEndsItsConnectionAndNoOther() throws InterruptedException {
        Seat broken = sit(ann);
        Seat sound = sit(bob);
        Item item = new Item.Plain(TextFrame.of("{\"type\":\"fine\"}"));
        writers.next()
                .enqueue(
                        new Broadcast(
                                List.of(broken, sound),
                                seat -> {
                                    if (seat == broken) {
                                        throw new StackOverflowError("on purpose");
                                    }
                                    return seat.outbox().add(item);
                                }));
        free.countDown();
        bob.next("fine");
        assertEquals(Disconnect.WRITE_FAILED, ann.closedWith());
        bob.assertNotClosed();
    }

    private void publish(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> stream.receive(Publication.of(NEWS, new Payload("" + i))));
    }

    private Seat sit(TestTransport transport) {
        Seat seat = stream.join(who(transport), NEWS);
        seat.start(List.of(), Optional.empty());
        return seat;
    }

    private LocalSubscriber who(TestTransport transport) {
        return new LocalSubscriber(
                "connection",
                new Subscriber("somebody", SubscriberType.MEMBER),
                new Outbox(transport, writers.next(), 1 << 20));
    }

    private static void assertMessages(TestTransport transport, int from, int to)
            throws InterruptedException {
        for (int i = from; i <= to; i++) {
            assertEquals(i, transport.next("message").getInt("payload"));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Knows how many messages each write carried. */
    private static final class Recorded extends TestTransport {

        private final List<Integer> writes = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void write(Batch batch, Completion completion) {
            writes.add(batch.frames().size());
            super.write(batch, completion);
        }
    }
}
