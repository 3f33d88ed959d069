package org.kanal.protocol;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;

/**
 * Writes the JSON value that a parser stands at as text, while it is read: a tree of it takes up to
 * fifty times as much memory.
 */
public final class JsonCopy {

    private final JsonParser parser;
    private final int maxCharacters;
    private final StringBuilder text = new StringBuilder();

    private JsonCopy(JsonParser parser, int maxCharacters) {
        this.parser = parser;
        this.maxCharacters = maxCharacters;
    }

    /** The value is longer than is allowed; the parser stands within it. */
    public static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * The value whose first event was read last.
     *
     * @param maxCharacters how many the text may have
     * @throws TooLong if it has more
     */
    public static String of(JsonParser parser, Event first, int maxCharacters) {
        JsonCopy copy = new JsonCopy(parser, maxCharacters);
        copy.value(first);
        return copy.text.toString();
    }

    private void value(Event event) {
        int depth = 0;
        boolean isFirst = true;
        for (Event next = event; ; next = parser.next()) {
            boolean isEnd = next == Event.END_ARRAY || next == Event.END_OBJECT;
            if (!isFirst && !isEnd) {
                text.append(',');
            }
            write(next);
            isFirst = next == Event.START_ARRAY || next == Event.START_OBJECT;
            if (next == Event.KEY_NAME) {
                text.append(':');
                isFirst = true;
            }
            depth += isEnd ? -1 : isFirst && next != Event.KEY_NAME ? 1 : 0;
            if (text.length() > maxCharacters) {
                throw new TooLong();
            }
            if (depth == 0 && next != Event.KEY_NAME) {
                return;
            }
        }
    }

    private void write(Event event) {
        switch (event) {
            case START_ARRAY -> text.append('[');
            case END_ARRAY -> text.append(']');
            case START_OBJECT -> text.append('{');
            case END_OBJECT -> text.append('}');
            case KEY_NAME -> text.append(JsonText.quoted(parser.getString()));
            default -> text.append(parser.getValue());
        }
    }
}
