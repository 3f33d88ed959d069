package org.kanal.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kanal.api.Channel;
import org.kanal.api.Position;

/**
 * What is published and not answered yet. What was not sent waits for a connection, and then goes
 * in its order as fast as the server says that it takes frames. What was sent when the connection
 * broke fails: nobody knows whether it arrived.
 */
final class Publications {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final long DEFAULT_MAX_BYTES = 10_240;

    private final Loop loop;
    private final Requests requests;
    private final Deque<Publication> waiting = new ArrayDeque<>();
    private final Map<Long, Publication> sent = new HashMap<>();
    private boolean isConnected;
    private Pacer pacer;
    private long maxBytes;
    private Loop.Timer pause = Loop.NONE;

    /** One of them. */
    private static final class Publication {
        private final Channel channel;
        private final String json;
        private final boolean includePublisher;
        private final CompletableFuture<Optional<Position>> receipt;
        private Loop.Timer patience = Loop.NONE;

        Publication(
                Channel channel,
                String json,
                boolean includePublisher,
                CompletableFuture<Optional<Position>> receipt) {
            this.channel = channel;
            this.json = json;
            this.includePublisher = includePublisher;
            this.receipt = receipt;
        }

        void fail(KanalException why) {
            patience.cancel();
            receipt.completeExceptionally(why);
        }
    }

    Publications(Loop loop, Requests requests) {
        this.loop = loop;
        this.requests = requests;
    }

    void add(
            Channel channel,
            String json,
            boolean includePublisher,
            CompletableFuture<Optional<Position>> receipt) {
        Publication publication = new Publication(channel, json, includePublisher, receipt);
        waiting.add(publication);
        if (isConnected) {
            sendWaiting();
        } else {
            expect(publication);
        }
    }

    void connected(Frame welcome) {
        isConnected = true;
        maxBytes = welcome.number("maxPayload").orElse(DEFAULT_MAX_BYTES);
        pacer = new Pacer(System::nanoTime, welcome.part("rate"));
        waiting.forEach(publication -> publication.patience.cancel());
        sendWaiting();
    }

    void lost() {
        isConnected = false;
        pause.cancel();
        List<Publication> unanswered = new ArrayList<>(sent.values());
        sent.clear();
        waiting.forEach(this::expect);
        for (Publication publication : unanswered) {
            publication.fail(
                    KanalException.disconnected(
                            "publish failed: connection lost before the answer; it may have"
                                    + " arrived",
                            false));
        }
    }

    void end(KanalException why) {
        lost();
        waiting.forEach(publication -> publication.fail(why));
        waiting.clear();
    }

    /** The answer to one of them; gives whether it was one. */
    boolean take(Frame frame) {
        Publication answered =
                frame.number("id").isPresent() ? sent.remove(frame.number("id").getAsLong()) : null;
        if (answered == null) {
            return false;
        }
        if (frame.type().equals("published")) {
            answered.patience.cancel();
            answered.receipt.complete(frame.position());
        } else {
            answered.fail(KanalException.of("publish failed", frame, false));
        }
        return true;
    }

    private void sendWaiting() {
        pause.cancel();
        while (isConnected && !waiting.isEmpty()) {
            if (isTooLarge(waiting.peek())) {
                continue;
            }
            long millis = pacer.take();
            if (millis > 0) {
                pause = loop.later(millis, this::sendWaiting);
                return;
            }
            send(waiting.remove());
        }
    }

    /** Takes it out if it is. */
    private boolean isTooLarge(Publication publication) {
        int bytes = publication.json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= maxBytes) {
            return false;
        }
        waiting.remove();
        publication.fail(
                new KanalException(
                        "PUBLISH_FAILED",
                        413,
                        "payload has " + bytes + " bytes of JSON; allowed: at most " + maxBytes,
                        false));
        return true;
    }

    private void send(Publication publication) {
        long id = requests.nextId();
        sent.put(id, publication);
        expect(publication);
        requests.send(
                Frames.publish(
                        id, publication.channel, publication.json, publication.includePublisher));
    }

    private void expect(Publication publication) {
        publication.patience.cancel();
        publication.patience = loop.later(PATIENCE_MILLIS, () -> overdue(publication));
    }

    private void overdue(Publication publication) {
        waiting.remove(publication);
        sent.values().remove(publication);
        publication.fail(
                KanalException.disconnected(
                        "publish failed: no answer within " + PATIENCE_MILLIS + " ms", false));
    }
}
