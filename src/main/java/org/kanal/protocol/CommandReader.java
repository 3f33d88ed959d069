package org.kanal.protocol;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.channel.KnownNames;
import org.kanal.channel.Since;

/** Reads a client's text frames. Unknown fields are ignored, unless they are slips. */
public final class CommandReader {

    /** Of publishing: what says for whom a message is, must not be lost by a slip. */
    private static final KnownNames FIELDS =
            KnownNames.of(
                    "type",
                    "id",
                    "channel",
                    "payload",
                    "includePublisher",
                    "options",
                    "name",
                    "resourceId",
                    "appId",
                    "users",
                    "recipients");

    /**
     * As clients write it. All of them send it now and then, and nothing else while they listen.
     */
    private static final String PONG = "{\"type\":\"pong\"}";

    private CommandReader() {}

    /**
     * The command in one text frame.
     *
     * @throws ProtocolViolation if the text is not a JSON object, its type is unknown, or a field
     *     is missing or breaks its rule
     */
    public static Command read(String frame) throws ProtocolViolation {
        if (frame.equals(PONG)) {
            return new Command.Pong();
        }
        JsonObject json = parse(frame);
        OptionalLong id = id(json);
        try {
            return command(json, id);
        } catch (InvalidInput e) {
            throw new ProtocolViolation(id, e.getMessage());
        }
    }

    private static Command command(JsonObject json, OptionalLong id) {
        String type = text(json, "type").orElseThrow(() -> new InvalidInput("type", "is missing"));
        return switch (type) {
            case "connect" -> new Command.Connect(text(json, "token"), text(json, "resume"));
            case "subscribe" -> subscribe(json, id);
            case "unsubscribe" -> new Command.Unsubscribe(required(id), channel(json));
            case "publish" -> publish(json, id);
            case "presence" ->
                    new Command.Members(
                            required(id), channel(json), text(json, "after").orElse(""));
            case "update" ->
                    new Command.Update(required(id), channel(json), required(json, "data"));
            case "refresh" ->
                    new Command.Refresh(
                            text(json, "token")
                                    .orElseThrow(() -> new InvalidInput("token", "is missing")));
            case "pong" -> new Command.Pong();
            default ->
                    throw new InvalidInput(
                            "type",
                            "'"
                                    + shortened(type)
                                    + "' is unknown; allowed: connect, subscribe, unsubscribe,"
                                    + " publish, presence, update, refresh, pong");
        };
    }

    private static Command publish(JsonObject json, OptionalLong id) {
        requireNoUsers(json);
        return new Command.Publish(
                required(id),
                channel(json),
                required(json, "payload"),
                flag(json, "includePublisher"));
    }

    private static Command subscribe(JsonObject json, OptionalLong id) {
        JsonValue data = json.getOrDefault("data", JsonValue.NULL);
        return new Command.Subscribe(
                required(id),
                channel(json),
                since(json),
                flag(json, "presence"),
                data.getValueType() == ValueType.NULL
                        ? Optional.empty()
                        : Optional.of(Payload.written(data.toString())));
    }

    /** What is meant for some must not reach everybody because a page may not say so. */
    private static void requireNoUsers(JsonObject json) {
        boolean isInside =
                Stream.of("options", "channel")
                        .map(json::get)
                        .anyMatch(value -> value instanceof JsonObject object && hasUsers(object));
        if (isInside || hasUsers(json)) {
            throw new InvalidInput(
                    "users",
                    "cannot be chosen by a page; allowed: no such field, or publishing in the"
                            + " backend");
        }
    }

    private static boolean hasUsers(JsonObject json) {
        json.keySet().forEach(FIELDS::require);
        return json.containsKey("users") || json.containsKey("recipients");
    }

    private static boolean flag(JsonObject json, String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.FALSE);
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE, NULL -> false;
            default ->
                    throw new InvalidInput(field, "is " + kind(value) + "; allowed: true or false");
        };
    }

    private static JsonObject parse(String frame) throws ProtocolViolation {
        try {
            JsonValue value = JsonText.parse("frame", frame);
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new ProtocolViolation(
                    OptionalLong.empty(), "frame: is not a JSON object but " + kind(value));
        } catch (InvalidInput e) {
            throw new ProtocolViolation(OptionalLong.empty(), e.getMessage());
        }
    }

    private static OptionalLong id(JsonObject json) {
        return whole(json.get("id"));
    }

    private static long required(OptionalLong id) {
        return id.orElseThrow(
                () -> new InvalidInput("id", "is missing or not a whole number; allowed: any"));
    }

    private static Channel channel(JsonObject json) {
        if (!(json.get("channel") instanceof JsonObject channel)) {
            throw new InvalidInput(
                    "channel",
                    "is missing or not an object; allowed: {\"name\", \"resourceId\"?, \"appId\"?}");
        }
        String name =
                text(channel, "name")
                        .orElseThrow(() -> new InvalidInput("channel.name", "is missing"));
        return new Channel(
                name,
                text(channel, "resourceId").orElse(""),
                text(channel, "appId").orElse(Channel.OWN_APP));
    }

    private static Payload required(JsonObject json, String field) {
        JsonValue value = json.get(field);
        if (value == null) {
            throw new InvalidInput(field, "is missing; allowed: any JSON value");
        }
        return Payload.written(value.toString());
    }

    private static Optional<Since> since(JsonObject json) {
        JsonValue since = json.getOrDefault("since", JsonValue.NULL);
        if (since.getValueType() == ValueType.NULL) {
            return Optional.empty();
        }
        if (since instanceof JsonObject place) {
            OptionalLong last = whole(place.get("last"));
            if (last.isPresent()) {
                return Optional.of(new Since.Last(clamped(last.getAsLong())));
            }
            OptionalLong offset = whole(place.get("offset"));
            if (offset.isPresent() && place.get("epoch") instanceof JsonString epoch) {
                return Optional.of(
                        new Since.After(new Position(epoch.getString(), offset.getAsLong())));
            }
        }
        throw new InvalidInput(
                "since", "has the wrong form; allowed: {\"epoch\", \"offset\"} or {\"last\": n}");
    }

    /** A whole number that fits; empty for all else. */
    private static OptionalLong whole(JsonValue value) {
        if (value instanceof JsonNumber number && number.isIntegral()) {
            try {
                return OptionalLong.of(number.longValueExact());
            } catch (ArithmeticException e) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    private static int clamped(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(value, Integer.MAX_VALUE));
    }

    private static Optional<String> text(JsonObject json, String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.NULL);
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        if (value.getValueType() == ValueType.NULL) {
            return Optional.empty();
        }
        throw new InvalidInput(field, "is not text but " + kind(value));
    }

    private static String kind(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "text";
            case NUMBER -> "a number";
            case TRUE, FALSE -> "true or false";
            case NULL -> "null";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
