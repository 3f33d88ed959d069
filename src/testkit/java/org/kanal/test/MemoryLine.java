package org.kanal.test;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.api.PermissionsHandler;
import org.kanal.api.Position;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.client.Line;
import org.kanal.client.json.JsonReader;
import org.kanal.client.json.JsonWriter;

/** One connection to the hub: the server's side of the protocol, as far as a hub has it. */
final class MemoryLine implements Line {

    private static final int LOST = 1006;
    private static final AtomicLong VISITORS = new AtomicLong();

    private final MemoryStreams streams;
    private final Subscriber subscriber;
    private final PermissionsHandler permissions;
    private final Set<Channel> channels = new HashSet<>();
    private final Listener listener;

    /** Frames to the client, one after another as a network brings them. */
    private final ExecutorService wire =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "kanal-test-line");
                        thread.setDaemon(true);
                        return thread;
                    });

    private MemoryLine(
            MemoryStreams streams,
            Subscriber subscriber,
            PermissionsHandler permissions,
            Listener listener) {
        this.streams = streams;
        this.subscriber = subscriber;
        this.permissions = permissions;
        this.listener = listener;
    }

    /**
     * @param user null for a visitor
     */
    static void open(
            MemoryStreams streams, String user, PermissionsHandler permissions, Listener listener) {
        Subscriber subscriber =
                user == null
                        ? new Subscriber(
                                "visitor-" + VISITORS.incrementAndGet(), SubscriberType.VISITOR)
                        : new Subscriber(user, SubscriberType.MEMBER);
        MemoryLine line = new MemoryLine(streams, subscriber, permissions, listener);
        streams.join(line);
        line.wire.execute(() -> listener.onOpen(line));
    }

    @Override
    public void send(String text) {
        Map<?, ?> frame = (Map<?, ?>) JsonReader.read(text);
        synchronized (streams) { // so that nothing is published between an answer and what it says
            switch (String.valueOf(frame.get("type"))) {
                case "connect" -> connected();
                case "subscribe" -> subscribe(frame);
                case "unsubscribe" -> unsubscribe(frame);
                case "publish" -> publish(frame);
                default -> {} // pong and refresh: nobody is watched here
            }
        }
    }

    private void connected() {
        Map<String, Object> who = ordered("id", subscriber.id(), "type", subscriber.type().name());
        answer(ordered("type", "connected", "subscriber", who, "heartbeat", 0));
    }

    private void subscribe(Map<?, ?> frame) {
        Channel channel = channel(frame);
        ChannelPermissions decision = permissions.check(channel, subscriber);
        if (!decision.read()) {
            refuse(frame, "SUBSCRIPTION_FAILED", decision.status(), "no permission to read");
            return;
        }
        channels.add(channel);
        Map<?, ?> since = frame.get("since") instanceof Map<?, ?> given ? given : null;
        Optional<List<MemoryStreams.Entry>> missed =
                since == null ? Optional.empty() : missed(channel, since);
        Map<String, Object> answer =
                ordered("type", "subscribed", "id", frame.get("id"), "channel", name(channel));
        answer.put("position", position(streams.position(channel)));
        answer.put("isSynced", missed.isPresent());
        if (since != null && missed.isEmpty()) {
            answer.put("reason", "epochChanged");
        }
        answer(answer);
        missed.orElse(List.of()).forEach(entry -> deliver(channel, entry));
    }

    private Optional<List<MemoryStreams.Entry>> missed(Channel channel, Map<?, ?> since) {
        if (since.get("last") instanceof Number count) {
            return Optional.of(streams.last(channel, count.intValue()));
        }
        long offset = ((Number) since.get("offset")).longValue();
        return streams.after(channel, new Position((String) since.get("epoch"), offset));
    }

    private void unsubscribe(Map<?, ?> frame) {
        Channel channel = channel(frame);
        channels.remove(channel);
        answer(ordered("type", "unsubscribed", "id", frame.get("id"), "channel", name(channel)));
    }

    private void publish(Map<?, ?> frame) {
        Channel channel = channel(frame);
        ChannelPermissions decision = permissions.check(channel, subscriber);
        if (!decision.write()) {
            refuse(frame, "PUBLISH_FAILED", decision.status(), "no permission to publish here");
            return;
        }
        PublishOptions options =
                Boolean.TRUE.equals(frame.get("includePublisher"))
                        ? PublishOptions.none().withPublisher()
                        : PublishOptions.none();
        try {
            String json = JsonWriter.write(frame.get("payload"));
            PublishReceipt receipt = streams.publish(channel, json, options, subscriber.id());
            Position position = receipt.position().orElseThrow();
            answer(
                    ordered(
                            "type",
                            "published",
                            "id",
                            frame.get("id"),
                            "position",
                            position(position)));
        } catch (InvalidInput e) {
            refuse(frame, "BAD_INPUT", 400, e.getMessage());
        }
    }

    /** Called with the lock of the streams. */
    void deliver(Channel channel, MemoryStreams.Entry entry) {
        if (!channels.contains(channel) || !entry.isFor(subscriber.id())) {
            return;
        }
        Map<String, Object> message = ordered("type", "message", "channel", name(channel));
        message.put("offset", entry.offset());
        message.put("payload", JsonReader.read(entry.json()));
        if (!entry.publisher().isEmpty()) {
            message.put("publisher", Map.of("id", entry.publisher()));
        }
        answer(message);
    }

    private void refuse(Map<?, ?> frame, String code, int status, String why) {
        Map<String, Object> error = ordered("type", "error", "id", frame.get("id"), "code", code);
        error.put("status", status);
        error.put("message", why);
        error.put("channel", frame.get("channel"));
        answer(error);
    }

    private void answer(Map<String, Object> frame) {
        String text = JsonWriter.write(frame);
        if (!wire.isShutdown()) {
            wire.execute(() -> listener.onText(text));
        }
    }

    private static Channel channel(Map<?, ?> frame) {
        Map<?, ?> channel = (Map<?, ?>) frame.get("channel");
        return Channel.of((String) channel.get("name"), (String) channel.get("resourceId"));
    }

    private static Map<String, Object> name(Channel channel) {
        return channel.isResource()
                ? ordered("name", channel.name(), "resourceId", channel.resourceId())
                : ordered("name", channel.name());
    }

    private static Map<String, Object> position(Position position) {
        return ordered("epoch", position.epoch(), "offset", position.offset());
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** Ends it as a network does that breaks. */
    void drop() {
        end();
        listener.onEnd(LOST, "dropped by the test");
    }

    private void end() {
        synchronized (streams) { // so that nothing is answered in between
            streams.leave(this);
            wire.shutdownNow();
        }
    }

    @Override
    public void close() {
        end();
    }

    @Override
    public void pause() {
        // A hub in memory lets everything wait.
    }

    @Override
    public void resume() {
        // see pause
    }
}
