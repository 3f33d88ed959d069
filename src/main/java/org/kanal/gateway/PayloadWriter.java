package org.kanal.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import org.kanal.channel.InvalidInput;
import org.kanal.channel.Payload;

/** Turns what an application publishes into a payload. */
@ApplicationScoped
public class PayloadWriter {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Jsonb jsonb = JsonbBuilder.create();

    /**
     * A {@link JsonValue} goes as it is, a {@link Payload} too if it is JSON, everything else
     * through Jakarta JSON Binding; null is JSON's null.
     *
     * @throws InvalidInput if it cannot be written as JSON
     */
    public Payload write(Object value) {
        if (value == null) {
            return new Payload("null");
        } else if (value instanceof Payload raw) {
            return parsed(raw.json());
        } else if (value instanceof JsonValue json) {
            return new Payload(json.toString());
        }
        try {
            return new Payload(jsonb.toJson(value));
        } catch (JsonbException e) {
            throw new InvalidInput(
                    "payload",
                    "of " + value.getClass() + " cannot be written as JSON: " + e.getMessage());
        }
    }

    /**
     * The payload in a JSON text from outside.
     *
     * @throws InvalidInput if it is not exactly one JSON value
     */
    public Payload parsed(String text) {
        if (text.isBlank()) {
            throw new InvalidInput("payload", "is empty; allowed: any JSON value");
        }
        try (var parser = JSON.createReader(new StringReader(text))) {
            return new Payload(parser.readValue().toString());
        } catch (JsonException | IllegalStateException e) {
            throw new InvalidInput("payload", "is not JSON: " + e.getMessage());
        }
    }
}
