package org.kanal.permission.applications;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What an application answered: one JSON object with one {@code read} that is true or false, and
 * nothing behind it. Its other fields do not count.
 */
final class ProviderAnswer {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String READ = "read";

    private ProviderAnswer() {}

    /** Empty if it is anything else. */
    static Optional<Boolean> read(String text) {
        try (JsonParser parser = JSON.createParser(new StringReader(text))) {
            return parser.next() == Event.START_OBJECT ? field(parser) : Optional.empty();
        } catch (RuntimeException e) {
            // Besides JsonException the parser throws other kinds at its limits.
            return Optional.empty();
        }
    }

    private static Optional<Boolean> field(JsonParser parser) {
        Optional<Boolean> found = Optional.empty();
        while (parser.next() != Event.END_OBJECT) {
            boolean isIt = parser.getString().equals(READ);
            Event value = parser.next();
            if (!isIt) {
                skip(parser, value);
            } else if (found.isPresent()
                    || value != Event.VALUE_TRUE && value != Event.VALUE_FALSE) {
                return Optional.empty();
            } else {
                found = Optional.of(value == Event.VALUE_TRUE);
            }
        }
        return parser.hasNext() ? Optional.empty() : found;
    }

    private static void skip(JsonParser parser, Event value) throws NoSuchElementException {
        if (value == Event.START_OBJECT) {
            parser.skipObject();
        } else if (value == Event.START_ARRAY) {
            parser.skipArray();
        }
    }
}
