package org.kanal.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.kanal.channel.Channel;
import org.kanal.channel.InvalidInput;
import org.kanal.channel.Payload;
import org.kanal.channel.PublishOptions;
import org.kanal.protocol.JsonText;

/** One message of a batch: {@code {"channel":{…},"payload":…,"options":{…}}}. */
record BatchItem(Channel channel, Payload payload, PublishOptions options) {

    /**
     * Reads all of a batch or none of it.
     *
     * @throws InvalidInput naming the item and its field
     */
    static List<BatchItem> parse(String body, int maxItems) {
        JsonArray items = array(body);
        if (items.size() > maxItems) {
            throw new InvalidInput(
                    "batch",
                    items.size()
                            + " messages are too many; allowed: at most "
                            + maxItems
                            + " (kanal.api.max-items)");
        }
        return IntStream.range(0, items.size()).mapToObj(i -> item(items.get(i), i)).toList();
    }

    /** The same message on another channel. */
    BatchItem on(Channel other) {
        return new BatchItem(other, payload, options);
    }

    private static JsonArray array(String body) {
        if (JsonText.parse("batch", body) instanceof JsonArray items) {
            return items;
        }
        throw new InvalidInput("batch", "is not an array; allowed: an array of messages");
    }

    private static BatchItem item(JsonValue value, int index) {
        try {
            return item(object(value, "message"));
        } catch (InvalidInput e) {
            throw new InvalidInput("[" + index + "]." + e.field(), problem(e));
        }
    }

    private static BatchItem item(JsonObject item) {
        JsonObject channel = object(item.get("channel"), "channel");
        JsonValue payload = item.get("payload");
        if (payload == null) {
            throw new InvalidInput("payload", "is missing; allowed: any JSON value");
        }
        String name =
                text(channel, "name")
                        .orElseThrow(() -> new InvalidInput("channel.name", "is missing"));
        return new BatchItem(
                Channel.of(name, text(channel, "resourceId").orElse(""))
                        .inApp(text(channel, "appId").orElse("")),
                new Payload(payload.toString()),
                options(
                        object(
                                item.getOrDefault("options", JsonValue.EMPTY_JSON_OBJECT),
                                "options")));
    }

    private static PublishOptions options(JsonObject options) {
        JsonValue shown = options.getOrDefault("includePublisher", JsonValue.FALSE);
        if (shown != JsonValue.TRUE && shown != JsonValue.FALSE) {
            throw new InvalidInput("includePublisher", "is wrong; allowed: true or false");
        }
        return new PublishOptions(
                users(options.getOrDefault("users", JsonValue.EMPTY_JSON_ARRAY)),
                shown == JsonValue.TRUE,
                text(options, "idempotencyKey"));
    }

    private static Set<String> users(JsonValue users) {
        if (!(users instanceof JsonArray ids)
                || !ids.stream().allMatch(JsonString.class::isInstance)) {
            throw new InvalidInput("users", "is wrong; allowed: an array of user ids");
        }
        Set<String> distinct = new LinkedHashSet<>();
        ids.getValuesAs(JsonString.class).forEach(id -> distinct.add(id.getString()));
        return distinct;
    }

    private static JsonObject object(JsonValue value, String field) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new InvalidInput(field, "is missing or not an object");
    }

    private static Optional<String> text(JsonObject json, String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        } else if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw new InvalidInput(field, "is not text");
    }

    /** The message without the field, which comes before it. */
    private static String problem(InvalidInput e) {
        return e.getMessage().substring(e.field().length() + 2);
    }
}
