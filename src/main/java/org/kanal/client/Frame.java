package org.kanal.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.client.json.JsonReader;

/**
 * One message of the server's, as {@code docs/protocol.md} has them.
 *
 * @param fields as they came
 */
record Frame(Map<?, ?> fields) {

    /**
     * Those of a text frame, which has one or an array of them.
     *
     * @throws IllegalArgumentException if it is no JSON of that kind
     */
    static List<Frame> read(String text) {
        Object json = JsonReader.read(text);
        List<Frame> frames = new ArrayList<>();
        for (Object one : json instanceof List<?> several ? several : List.of(json)) {
            if (!(one instanceof Map<?, ?> fields)) {
                throw new IllegalArgumentException("not a frame: " + text);
            }
            frames.add(new Frame(fields));
        }
        return frames;
    }

    String type() {
        return text("type").orElse("");
    }

    Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    OptionalLong number(String name) {
        return fields.get(name) instanceof Number number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    /** An object in it; empty where there is none. */
    Frame part(String name) {
        return new Frame(fields.get(name) instanceof Map<?, ?> part ? part : Map.of());
    }

    Optional<Position> position() {
        Frame position = part("position");
        return position.text("epoch")
                .map(epoch -> new Position(epoch, position.number("offset").orElse(0)));
    }

    Optional<Channel> channel() {
        Frame channel = part("channel");
        return channel.text("name")
                .map(
                        name ->
                                Channel.of(name, channel.text("resourceId").orElse(""))
                                        .inApp(channel.text("appId").orElse("")));
    }
}
