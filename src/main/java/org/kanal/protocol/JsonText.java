package org.kanal.protocol;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;

/** Reads JSON that came from outside. */
public final class JsonText {

    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonText() {}

    /**
     * The text of a request's body, in UTF-8. Reads no more of it than is allowed.
     *
     * @param field what the body is, for the error
     * @return empty if it has more than {@code maxBytes}
     * @throws InvalidInput if it is not UTF-8
     * @throws IOException if it cannot be read
     */
    public static Optional<String> read(String field, InputStream body, int maxBytes)
            throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInput(field, "is not UTF-8; allowed: JSON in UTF-8");
        }
    }

    /**
     * The one JSON value of a text, with or without a byte order mark in front of it (RFC 8259,
     * section 8.1).
     *
     * @param field what the text is, for the error
     * @throws InvalidInput if the text is empty, is not JSON, has something behind its value, is
     *     nested deeper or has longer numbers than the parser takes (1,000 levels, 1,100 digits)
     */
    public static JsonValue parse(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidInput(field, "is empty; allowed: any JSON value");
        }
        return reading(
                field,
                () -> {
                    Reader unmarked = new UnmarkedReader(new StringReader(text));
                    try (JsonParser parser = JSON.createParser(unmarked)) {
                        parser.next();
                        JsonValue value = parser.getValue();
                        if (parser.hasNext()) {
                            throw new InvalidInput(
                                    field, "has more than one JSON value; allowed: one");
                        }
                        return value;
                    }
                });
    }

    /**
     * The payload in a text from outside.
     *
     * @throws InvalidInput if it is not exactly one JSON value
     */
    public static Payload payload(String text) {
        return Payload.written(parse("payload", text).toString());
    }

    /**
     * A parser of a body in UTF-8, for what is too large to be read at once. It is to be used
     * inside of {@link #reading}.
     */
    public static JsonParser parser(InputStream body) {
        return JSON.createParser(
                new UnmarkedReader(
                        new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder())));
    }

    /**
     * Calls a parser, whose failures are about the text.
     *
     * @param field what the text is, for the error
     * @throws InvalidInput if the text is not JSON in UTF-8, or is beyond the parser's limits
     */
    public static <T> T reading(String field, Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidInput e) {
            throw e;
        } catch (RuntimeException e) {
            // Besides JsonException the parser throws other kinds at its limits of depth and
            // digits.
            throw new InvalidInput(
                    field,
                    e.getCause() instanceof CharacterCodingException
                            ? "is not UTF-8; allowed: JSON in UTF-8"
                            : "is not JSON: " + e.getMessage());
        }
    }

    /** A text as JSON. */
    static String quoted(String text) {
        return JSON.createValue(text).toString();
    }
}
