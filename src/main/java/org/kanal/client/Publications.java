package org.kanal.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.kanal.api.Channel;
import org.kanal.api.Position;

/**
 * What is published and not answered yet. What was not sent waits for a connection, and then goes
 * in its order as fast as the server says that it takes frames. What it refuses as too much all the
 * same goes again after a rest, unless a later one on the channel was taken meanwhile: their order
 * counts more. What was sent when the connection broke fails: nobody knows whether it arrived.
 */
final class Publications {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final long DEFAULT_MAX_BYTES = 10_240;

    /** A server cuts off who goes on without holding back for a second. */
    private static final long REST_MILLIS = 1_100;

    private final Loop loop;
    private final Requests requests;
    private final TreeSet<Publication> waiting =
            new TreeSet<>(Comparator.comparingLong(publication -> publication.number));
    private final Map<Long, Publication> sent = new HashMap<>();
    private boolean isConnected;
    private Pacer pacer;
    private long maxBytes;
    private Loop.Timer pause = Loop.NONE;
    private long lastNumber;

    /** One of them. */
    private static final class Publication {
        private final Channel channel;
        private final String json;
        private final boolean includePublisher;
        private final CompletableFuture<Optional<Position>> receipt;
        private final long number;
        private Loop.Timer patience = Loop.NONE;
        private Optional<Frame> refusal = Optional.empty();

        /**
         * @param number in the order of the calls
         */
        Publication(
                long number,
                Channel channel,
                String json,
                boolean includePublisher,
                CompletableFuture<Optional<Position>> receipt) {
            this.number = number;
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
        Publication publication =
                new Publication(++lastNumber, channel, json, includePublisher, receipt);
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
            refuseEarlier(answered);
            answered.receipt.complete(frame.position());
        } else if (Feeds.isTooMuch(frame)) {
            again(answered, frame);
        } else {
            answered.fail(KanalException.of("publish failed", frame, false));
        }
        return true;
    }

    /** Nothing goes for a while, and then this one before later ones. */
    private void again(Publication publication, Frame refusal) {
        publication.patience.cancel();
        publication.refusal = Optional.of(refusal);
        waiting.add(publication);
        pacer.rest(REST_MILLIS);
        sendWaiting();
    }

    /** Those on the channel of one that was taken that came before it, and wait once more. */
    private void refuseEarlier(Publication taken) {
        List<Publication> overtaken =
                waiting.headSet(taken).stream()
                        .filter(earlier -> earlier.refusal.isPresent() && isOnSame(earlier, taken))
                        .toList();
        overtaken.forEach(waiting::remove);
        overtaken.forEach(
                earlier ->
                        earlier.fail(
                                KanalException.of("publish failed", earlier.refusal.get(), false)));
    }

    /** One that was refused, while later ones on its channel may yet be taken. */
    private boolean mayBeOvertaken(Publication publication) {
        return publication.refusal.isPresent()
                && sent.values().stream()
                        .anyMatch(
                                other ->
                                        other.number > publication.number
                                                && isOnSame(other, publication));
    }

    private static boolean isOnSame(Publication one, Publication other) {
        return one.channel.equals(other.channel);
    }

    private void sendWaiting() {
        pause.cancel();
        while (isConnected && !waiting.isEmpty()) {
            Publication next = waiting.first();
            if (isTooLarge(next)) {
                continue;
            }
            long millis = mayBeOvertaken(next) ? REST_MILLIS : pacer.take();
            if (millis > 0) {
                pause = loop.later(millis, this::sendWaiting);
                return;
            }
            waiting.remove(next);
            send(next);
        }
    }

    /** Takes it out if it is. */
    private boolean isTooLarge(Publication publication) {
        int bytes = publication.json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= maxBytes) {
            return false;
        }
        waiting.remove(publication);
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
        publication.refusal = Optional.empty();
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
