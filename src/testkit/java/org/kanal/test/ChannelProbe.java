package org.kanal.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.client.GapReason;
import org.kanal.client.KanalChannel;
import org.kanal.client.KanalException;
import org.kanal.client.Message;
import org.kanal.client.Subscription;

/**
 * A subscriber in a test: keeps what comes on one channel until the test looks at it. It is
 * subscribed when a test gets it, so nothing that is published afterwards is missed.
 */
public final class ChannelProbe implements AutoCloseable {

    /** How long a test waits for something that does not come. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<Message<Object>> incoming = new LinkedBlockingQueue<>();
    private final BlockingQueue<GapReason> gaps = new LinkedBlockingQueue<>();
    private final BlockingQueue<KanalException> problems = new LinkedBlockingQueue<>();
    private final Subscription<Object> subscription;
    private final Marks marks;
    private Duration patience = PATIENCE;

    /** Sends something to one subscriber only, behind everything that is published already. */
    interface Marks {
        void send(Channel channel, String mark);
    }

    /**
     * @throws KanalException if the server refuses the subscription
     */
    ChannelProbe(KanalChannel<Object> channel, Marks marks) throws InterruptedException {
        this.marks = marks;
        this.subscription =
                channel.onMessage(incoming::add)
                        .onGap(gaps::add)
                        .onError(problems::add)
                        .subscribe()
                        .awaitSubscribed(PATIENCE);
    }

    /** The channel. */
    public Channel channel() {
        return subscription.channel();
    }

    /** Waits so long for a message, instead of ten seconds. */
    public ChannelProbe within(Duration time) {
        patience = time;
        return this;
    }

    /**
     * The next message, which it waits for; its payload in plain values: maps, lists, texts,
     * numbers.
     *
     * @throws AssertionError if none comes in time
     */
    public Message<Object> next() throws InterruptedException {
        return poll().orElseThrow(() -> new AssertionError(missing()));
    }

    /** The payload of the next message, as this type. */
    public <T> T next(Class<T> type) throws InterruptedException {
        Payloads payloads = new Payloads();
        return type.cast(payloads.read(payloads.write(next().payload()), type));
    }

    /** The next message; empty if none comes in time. */
    Optional<Message<Object>> poll() throws InterruptedException {
        return Optional.ofNullable(incoming.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * Everything that has come and was not looked at, up to what was published before this call
     * without a transaction: a mark, which this subscriber alone gets, is sent behind it.
     */
    List<Message<Object>> rest() throws InterruptedException {
        String mark = "kanal-test-mark-" + System.nanoTime();
        marks.send(channel(), mark);
        List<Message<Object>> rest = new ArrayList<>();
        for (Message<Object> next = next(); !mark.equals(next.payload()); next = next()) {
            rest.add(next);
        }
        return rest;
    }

    /** Why the server ended the subscription, which it waits for. */
    public KanalException awaitEnd() throws InterruptedException {
        KanalException problem = problems.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (problem == null) {
            throw new AssertionError(
                    "the subscription to " + channel() + " did not end within " + patience);
        }
        return problem;
    }

    /**
     * Why messages are lost, which it waits for.
     *
     * @throws AssertionError if none are lost in time
     */
    public GapReason awaitGap() throws InterruptedException {
        GapReason gap = gaps.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (gap == null) {
            throw new AssertionError("no gap on " + channel() + " within " + patience);
        }
        return gap;
    }

    /** What was lost so far and not looked at. */
    public List<GapReason> gaps() {
        return List.copyOf(gaps);
    }

    /** Where it stands; see {@link Subscription#position()}. */
    public Optional<Position> position() {
        return subscription.position();
    }

    private String missing() {
        return "nothing came on "
                + channel()
                + " within "
                + patience
                + (problems.isEmpty() ? "" : ", but " + problems);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
