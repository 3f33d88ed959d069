package org.kanal.gateway;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;
import org.kanal.api.PayloadTooLarge;
import org.kanal.protocol.JsonText;
import org.kanal.support.Part;

/** Turns what an application publishes into a payload. */
@Part
public class Payloads {

    private final GatewaySettings settings;

    private final Jsonb jsonb;

    /** Whether what it writes is read again: what is no JSON would break others' frames too. */
    private final boolean isRead;

    @Inject
    Payloads(GatewaySettings settings, JsonBinding binding) {
        this.settings = settings;
        jsonb = binding.create();
        isRead = binding.isOwn();
    }

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
            return JsonText.payload(raw.json());
        } else if (value instanceof JsonValue json) {
            return Payload.written(json.toString());
        }
        try {
            String text = jsonb.toJson(value);
            return isRead ? JsonText.payload(text) : Payload.written(text);
        } catch (StackOverflowError e) {
            throw unwritable(value, "it refers to itself, or is nested without end", e);
        } catch (RuntimeException e) { // of the binding, or of what it calls in the application
            throw unwritable(value, reason(e), e);
        }
    }

    private static InvalidInput unwritable(Object value, String why, Throwable cause) {
        return new InvalidInput(
                "payload", "of " + value.getClass() + " cannot be written as JSON: " + why, cause);
    }

    /** What the binding says, and what it says happened inside, such as which property recurs. */
    private static String reason(RuntimeException failure) {
        Throwable cause = failure.getCause();
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return cause == null || cause.getMessage() == null
                ? message
                : message + " (" + cause.getMessage() + ")";
    }

    /**
     * The payload in the body of a request, in UTF-8. Reads no more of it than is allowed.
     *
     * @throws PayloadTooLarge if it is larger than {@code kanal.payload.max-bytes}, blanks included
     * @throws InvalidInput if it is not exactly one JSON value
     * @throws IOException if it cannot be read
     */
    public Payload read(InputStream body) throws IOException {
        int limit = settings.payloadMaxBytes();
        return JsonText.payload(
                JsonText.read("payload", body, limit)
                        .orElseThrow(() -> new PayloadTooLarge(limit)));
    }
}
