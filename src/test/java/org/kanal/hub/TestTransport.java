package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kanal.outbox.Batch;
import org.kanal.outbox.Transport;
import org.kanal.protocol.Disconnect;

/** A connection that keeps what is written to it, fast or, if it is held, one write at a time. */
public class TestTransport implements Transport {

    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
    private final BlockingQueue<Disconnect> closed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Completion> inFlight = new LinkedBlockingQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile boolean held;

    /** From now on a write ends only by {@link #release}. */
    public TestTransport hold() {
        held = true;
        return this;
    }

    /** Waits for a write that is in flight and ends it. */
    public void release() throws InterruptedException {
        Completion write = inFlight.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(write, "no write in flight");
        atOnce.decrementAndGet();
        write.written();
    }

    /** Waits for a write that is in flight and fails it. */
    public void breakOff() throws InterruptedException {
        Completion write = inFlight.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(write, "no write in flight");
        write.failed(new java.io.IOException("on purpose"));
    }

    /** The next message, as JSON. */
    public JsonObject next() throws InterruptedException {
        try (var reader = Json.createReader(new StringReader(nextText()))) {
            return reader.readObject();
        }
    }

    /** The next message of this type; others are an error. */
    public JsonObject next(String type) throws InterruptedException {
        JsonObject message = next();
        assertEquals(type, message.getString("type"), message::toString);
        return message;
    }

    /** The next message. */
    public String nextText() throws InterruptedException {
        String text = written.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(text, "nothing was written");
        return text;
    }

    /** What was written and not looked at yet. */
    public List<String> rest() {
        List<String> rest = new ArrayList<>();
        written.drainTo(rest);
        return rest;
    }

    /** Waits for the end of the connection. */
    public Disconnect closedWith() throws InterruptedException {
        Disconnect reason = closed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(reason, "still open");
        return reason;
    }

    /** Fails if the connection was closed, or closed again. */
    public void assertNotClosed() {
        assertNull(closed.peek());
    }

    /** The most writes that were in flight together. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public void write(Batch batch, Completion completion) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        batch.messages().forEach(frame -> written.add(frame.text()));
        if (held) {
            inFlight.add(completion);
        } else {
            atOnce.decrementAndGet();
            completion.written();
        }
    }

    @Override
    public void close(Disconnect reason) {
        closed.add(reason);
    }
}
