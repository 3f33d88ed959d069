package org.kanal.rest;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;
import org.kanal.api.PayloadTooLarge;
import org.kanal.api.PublishOptions;
import org.kanal.protocol.JsonCopy;
import org.kanal.protocol.KnownNames;

/** Reads one message of a batch, without a tree of it. Fields that nobody knows are skipped. */
final class BatchItemReader {

    private static final KnownNames FIELDS =
            KnownNames.of(
                    "channel",
                    "payload",
                    "options",
                    "users",
                    "recipients",
                    "includePublisher",
                    "idempotencyKey",
                    "resourceId",
                    "appId");

    private static final Set<String> ONCE = Set.of("channel", "options", "options.users");

    private final JsonParser parser;
    private final int maxPayload;

    private Channel channel;
    private Payload payload;
    private PublishOptions options = PublishOptions.none();
    private final Set<String> seen = new HashSet<>();

    BatchItemReader(JsonParser parser, int maxPayload) {
        this.parser = parser;
        this.maxPayload = maxPayload;
    }

    /**
     * @param first the event that the parser gave last
     * @throws InvalidInput naming the field
     */
    BatchItem read(Event first) {
        JsonFields.of(parser, "message", first).forEach((name, event) -> field(name, event));
        if (channel == null) {
            throw new InvalidInput("channel", "is missing or not an object");
        }
        if (payload == null) {
            throw new InvalidInput("payload", "is missing; allowed: any JSON value");
        }
        return new BatchItem(channel, payload, options);
    }

    private void field(String name, Event event) {
        FIELDS.require(name);
        once(name);
        switch (name) {
            case "channel" -> channel = channel(event);
            case "payload" -> payload = payload(event);
            case "options" -> options = options(event);
            case "users", "recipients", "includePublisher", "idempotencyKey" ->
                    throw new InvalidInput(name, "is beside options; allowed: in options");
            case "resourceId", "appId" ->
                    throw new InvalidInput(name, "is beside channel; allowed: in channel");
            default -> JsonFields.skip(parser, event);
        }
    }

    /** Of two, one would be ignored, and it might be the one that says for whom a message is. */
    private void once(String field) {
        if (ONCE.contains(field) && !seen.add(field)) {
            throw new InvalidInput(field, "is there twice; allowed: once");
        }
    }

    private Channel channel(Event first) {
        String[] parts = new String[3];
        JsonFields.of(parser, "channel", first)
                .forEach(
                        (name, event) -> {
                            FIELDS.require(name);
                            switch (name) {
                                case "name" -> parts[0] = text("name", event).orElse(null);
                                case "resourceId" ->
                                        parts[1] = text("resourceId", event).orElse("");
                                case "appId" -> parts[2] = text("appId", event).orElse("");
                                case "users", "recipients" ->
                                        throw new InvalidInput(
                                                name, "is in channel; allowed: in options");
                                default -> JsonFields.skip(parser, event);
                            }
                        });
        if (parts[0] == null) {
            throw new InvalidInput("channel.name", "is missing");
        }
        return Channel.of(parts[0], parts[1]).inApp(parts[2]);
    }

    private Payload payload(Event first) {
        try {
            return Payload.written(JsonCopy.of(parser, first, maxPayload));
        } catch (JsonCopy.TooLong e) {
            throw new PayloadTooLarge(maxPayload);
        }
    }

    private PublishOptions options(Event first) {
        PublishOptions[] read = {PublishOptions.none()};
        JsonFields.of(parser, "options", first)
                .forEach((name, event) -> read[0] = option(read[0], name, event));
        return read[0];
    }

    private PublishOptions option(PublishOptions before, String name, Event event) {
        FIELDS.require(name);
        once("options." + name);
        return switch (name) {
            case "users" -> before.withUsers(users(event));
            case "recipients" -> throw new InvalidInput(name, "is unknown; allowed: users");
            case "includePublisher" ->
                    new PublishOptions(
                            before.users(), yesOrNo(name, event), before.idempotencyKey());
            case "idempotencyKey" ->
                    new PublishOptions(
                            before.users(), before.includePublisher(), text(name, event));
            default -> {
                JsonFields.skip(parser, event);
                yield before;
            }
        };
    }

    private Set<String> users(Event first) {
        Set<String> distinct = new LinkedHashSet<>();
        boolean isArray = first == Event.START_ARRAY;
        Event event = isArray ? parser.next() : first;
        for (; isArray && event == Event.VALUE_STRING; event = parser.next()) {
            distinct.add(parser.getString());
            if (distinct.size() > PublishOptions.MAX_USERS) {
                break; // the options refuse that many
            }
        }
        if (event != Event.END_ARRAY && distinct.size() <= PublishOptions.MAX_USERS) {
            throw new InvalidInput("users", "is wrong; allowed: an array of user ids");
        }
        return distinct;
    }

    private static boolean yesOrNo(String field, Event event) {
        if (event != Event.VALUE_TRUE && event != Event.VALUE_FALSE) {
            throw new InvalidInput(field, "is wrong; allowed: true or false");
        }
        return event == Event.VALUE_TRUE;
    }

    private Optional<String> text(String field, Event event) {
        if (event == Event.VALUE_STRING) {
            return Optional.of(parser.getString());
        } else if (event == Event.VALUE_NULL) {
            return Optional.empty();
        }
        throw new InvalidInput(field, "is not text");
    }
}
