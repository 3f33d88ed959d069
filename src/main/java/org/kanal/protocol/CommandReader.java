package org.kanal.protocol;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;
import org.kanal.api.Position;
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

    /** Of a channel, in each command: a slip would lead from a resource to its channel. */
    private static final KnownNames CHANNEL_FIELDS = KnownNames.of("name", "resourceId", "appId");

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
        IncomingFields json = parse(frame);
        OptionalLong id = json.whole("id");
        try {
            return command(json, id);
        } catch (InvalidInput e) {
            throw new ProtocolViolation(id, e.getMessage());
        }
    }

    private static Command command(IncomingFields json, OptionalLong id) {
        String type = json.requiredText("type");
        return switch (type) {
            case "connect" -> new Command.Connect(json.text("token"), json.text("resume"));
            case "subscribe" -> subscribe(json, id);
            case "unsubscribe" -> new Command.Unsubscribe(required(id), channel(json));
            case "publish" -> publish(json, id);
            case "presence" ->
                    new Command.Members(required(id), channel(json), json.text("after").orElse(""));
            case "update" ->
                    new Command.Update(required(id), channel(json), required(json, "data"));
            case "refresh" -> new Command.Refresh(json.requiredText("token"));
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

    private static Command publish(IncomingFields json, OptionalLong id) {
        requireNoUsers(json);
        return new Command.Publish(
                required(id),
                channel(json),
                required(json, "payload"),
                json.flag("includePublisher"));
    }

    private static Command subscribe(IncomingFields json, OptionalLong id) {
        return new Command.Subscribe(
                required(id),
                channel(json),
                since(json),
                json.flag("presence"),
                json.value("data").map(data -> Payload.written(data.toString())));
    }

    /** What is meant for some must not reach everybody because a page may not say so. */
    private static void requireNoUsers(IncomingFields json) {
        boolean isInside =
                Stream.of("options", "channel")
                        .flatMap(field -> json.object(field).stream())
                        .anyMatch(CommandReader::hasUsers);
        if (isInside || hasUsers(json)) {
            throw new InvalidInput(
                    "users",
                    "cannot be chosen by a page; allowed: no such field, or publishing in the"
                            + " backend");
        }
    }

    private static boolean hasUsers(IncomingFields json) {
        json.json().keySet().forEach(FIELDS::require);
        return json.json().containsKey("users") || json.json().containsKey("recipients");
    }

    private static IncomingFields parse(String frame) throws ProtocolViolation {
        try {
            return IncomingFields.of("frame", frame);
        } catch (InvalidInput e) {
            throw new ProtocolViolation(OptionalLong.empty(), e.getMessage());
        }
    }

    private static long required(OptionalLong id) {
        return id.orElseThrow(
                () -> new InvalidInput("id", "is missing or not a whole number; allowed: any"));
    }

    private static Channel channel(IncomingFields json) {
        IncomingFields channel =
                json.object("channel")
                        .orElseThrow(
                                () ->
                                        new InvalidInput(
                                                "channel",
                                                "is missing or not an object; allowed: {\"name\","
                                                        + " \"resourceId\"?, \"appId\"?}"));
        channel.json().keySet().forEach(CHANNEL_FIELDS::require);
        String name =
                channel.text("name")
                        .orElseThrow(() -> new InvalidInput("channel.name", "is missing"));
        return new Channel(
                name,
                channel.text("resourceId").orElse(""),
                channel.text("appId").orElse(Channel.OWN_APP));
    }

    private static Payload required(IncomingFields json, String field) {
        JsonValue value = json.json().get(field);
        if (value == null) {
            throw new InvalidInput(field, "is missing; allowed: any JSON value");
        }
        return Payload.written(value.toString());
    }

    private static Optional<Since> since(IncomingFields json) {
        if (json.value("since").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                json.object("since")
                        .flatMap(CommandReader::place)
                        .orElseThrow(
                                () ->
                                        new InvalidInput(
                                                "since",
                                                "has the wrong form; allowed: {\"epoch\","
                                                        + " \"offset\"} or {\"last\": n}")));
    }

    private static Optional<Since> place(IncomingFields since) {
        boolean isPlace = since.value("epoch").isPresent() || since.value("offset").isPresent();
        if (since.value("last").isPresent()) {
            OptionalLong last = isPlace ? OptionalLong.empty() : since.whole("last");
            return last.stream().<Since>mapToObj(n -> new Since.Last(clamped(n))).findFirst();
        }
        OptionalLong offset = since.whole("offset");
        return offset.isPresent() && since.json().get("epoch") instanceof JsonString epoch
                ? Optional.of(new Since.After(new Position(epoch.getString(), offset.getAsLong())))
                : Optional.empty();
    }

    private static int clamped(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(value, Integer.MAX_VALUE));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
