package org.kanal.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.client.json.JsonWriter;

/** What the client sends, as {@code docs/protocol.md} has it. */
final class Frames {

    static final String PONG = "{\"type\":\"pong\"}";

    private Frames() {}

    static String connect(String token, String resume) {
        Map<String, Object> frame = frame("connect");
        putIfGiven(frame, "token", token);
        putIfGiven(frame, "resume", resume);
        return JsonWriter.write(frame);
    }

    static String refresh(String token) {
        Map<String, Object> frame = frame("refresh");
        frame.put("token", token);
        return JsonWriter.write(frame);
    }

    static String subscribe(long id, Channel channel, Since since) {
        Map<String, Object> frame = frame("subscribe");
        frame.put("id", id);
        frame.put("channel", channel(channel));
        if (since != null) {
            frame.put(
                    "since", since.<Object>fold(Frames::position, count -> Map.of("last", count)));
        }
        return JsonWriter.write(frame);
    }

    static String unsubscribe(long id, Channel channel) {
        Map<String, Object> frame = frame("unsubscribe");
        frame.put("id", id);
        frame.put("channel", channel(channel));
        return JsonWriter.write(frame);
    }

    /**
     * @param payload JSON
     */
    static String publish(long id, Channel channel, String payload, boolean includePublisher) {
        Map<String, Object> frame = frame("publish");
        frame.put("id", id);
        frame.put("channel", channel(channel));
        String start = JsonWriter.write(frame);
        return start.substring(0, start.length() - 1)
                + ",\"payload\":"
                + payload
                + (includePublisher ? ",\"includePublisher\":true}" : "}");
    }

    private static Map<String, Object> position(Position position) {
        return inOrder("epoch", position.epoch(), "offset", position.offset());
    }

    private static Map<String, Object> channel(Channel channel) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("name", channel.name()));
        if (channel.isResource()) {
            fields.put("resourceId", channel.resourceId());
        }
        if (!channel.isOwn()) {
            fields.put("appId", channel.appId());
        }
        return fields;
    }

    private static Map<String, Object> frame(String type) {
        return new LinkedHashMap<>(Map.of("type", type));
    }

    private static Map<String, Object> inOrder(String a, Object valueA, String b, Object valueB) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of(a, valueA));
        fields.put(b, valueB);
        return fields;
    }

    private static void putIfGiven(Map<String, Object> frame, String name, String value) {
        if (value != null) {
            frame.put(name, value);
        }
    }
}
