package org.kanal.rest;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.function.BiConsumer;
import org.kanal.api.InvalidInput;

/** The fields of the JSON object that a parser stands at, one after another. */
record JsonFields(JsonParser parser) {

    /**
     * @param first the event that the parser gave last
     * @throws InvalidInput naming {@code field} if it does not begin an object
     */
    static JsonFields of(JsonParser parser, String field, Event first) {
        if (first != Event.START_OBJECT) {
            throw new InvalidInput(field, "is missing or not an object");
        }
        return new JsonFields(parser);
    }

    /** Gives each field's name and the first event of its value, which is to be read to its end. */
    void forEach(BiConsumer<String, Event> field) {
        while (parser.next() != Event.END_OBJECT) {
            String name = parser.getString();
            field.accept(name, parser.next());
        }
    }

    /** Passes over a value. */
    static void skip(JsonParser parser, Event first) {
        if (first == Event.START_OBJECT) {
            parser.skipObject();
        } else if (first == Event.START_ARRAY) {
            parser.skipArray();
        }
    }
}
