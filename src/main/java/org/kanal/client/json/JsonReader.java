package org.kanal.client.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into plain values: {@code Map}, {@code List}, {@code String}, {@code Long} or {@code
 * BigDecimal}, {@code Boolean}, and null.
 */
public final class JsonReader {

    private static final int MAX_DEPTH = 1_000;

    /** Whole numbers up to so many characters fit a long. */
    private static final int LONG_CHARACTERS = 18;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads one value.
     *
     * @throws IllegalArgumentException if the text is not exactly one JSON value
     */
    public static Object read(String json) {
        JsonReader reader = new JsonReader(json);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.at < json.length()) {
            throw reader.wrong("something behind the value");
        }
        return value;
    }

    private Object value() {
        skipBlanks();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> fields = new LinkedHashMap<>();
        enter();
        while (more('}', !fields.isEmpty())) {
            skipBlanks();
            if (peek() != '"') {
                throw wrong("no name of a field");
            }
            String name = string();
            skipBlanks();
            expect(':');
            fields.put(name, value());
        }
        depth--;
        return fields;
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        enter();
        while (more(']', !items.isEmpty())) {
            items.add(value());
        }
        depth--;
        return items;
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw wrong("more than " + MAX_DEPTH + " levels");
        }
    }

    /** Whether another item comes; steps over what stands before it, or over the end. */
    private boolean more(char end, boolean isFurther) {
        skipBlanks();
        if (peek() == end) {
            at++;
            return false;
        }
        if (isFurther) {
            expect(',');
        }
        return true;
    }

    private String string() {
        at++;
        int start = at;
        while (peek() != '"') {
            if (peek() == '\\') {
                return escapedString(start);
            }
            if (peek() < ' ') {
                throw wrong("a control character in a text");
            }
            at++;
        }
        return text.substring(start, at++);
    }

    private String escapedString(int start) {
        StringBuilder built = new StringBuilder().append(text, start, at);
        while (peek() != '"') {
            if (peek() < ' ') {
                throw wrong("a control character in a text");
            }
            if (peek() == '\\') {
                at++;
                built.append(escape());
            } else {
                built.append(text.charAt(at++));
            }
        }
        at++;
        return built.toString();
    }

    private char escape() {
        char escaped = peek();
        at++;
        return switch (escaped) {
            case '"', '\\', '/' -> escaped;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw wrong("an unknown escape");
        };
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw wrong("an escape without four hexadecimal digits");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private Object literal(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("no value");
        }
        at += word.length();
        return value;
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
            at = start;
            throw wrong("no value");
        }
        boolean isWhole = digits.length() <= LONG_CHARACTERS && digits.matches("-?\\d+");
        if (isWhole) {
            return Long.valueOf(digits);
        }
        return new BigDecimal(digits);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong("no '" + wanted + "'");
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("the end");
        }
        return text.charAt(at);
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("not JSON: " + what + " at character " + at);
    }
}
