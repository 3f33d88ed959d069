package org.kanal.api;

import java.nio.charset.StandardCharsets;

/**
 * The content of a message: one JSON value as text. Whoever makes one promises that it is
 * well-formed; boundaries parse what comes from outside.
 *
 * <p>Handed to {@code publish}, it is a string marked as raw JSON and goes out as it is.
 *
 * @param json the JSON text
 */
public record Payload(String json) {

    public Payload {
        InvalidInput.requireNonNull("payload.json", json);
    }

    /**
     * A payload as a JSON library wrote it; an unpaired surrogate in it becomes an escape, since
     * the raw one would go out as a question mark.
     */
    public static Payload written(String json) {
        return new Payload(Surrogates.escaped(json));
    }

    /** The size of the text in bytes of UTF-8, which is what limits count. */
    public int sizeInBytes() {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }
}
