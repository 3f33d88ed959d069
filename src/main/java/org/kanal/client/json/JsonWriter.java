package org.kanal.client.json;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes plain values, records and beans as JSON. As Jakarta JSON Binding does, it leaves fields
 * out that are null or an empty {@code Optional}, and writes dates, ids and addresses as texts.
 */
public final class JsonWriter {

    private final StringBuilder out = new StringBuilder();

    /** What is being written, from the outermost on: none of it may be in itself. */
    private final Map<Object, Boolean> open = new IdentityHashMap<>();

    private JsonWriter() {}

    /**
     * Writes one value.
     *
     * @throws IllegalArgumentException if it holds itself, a number that JSON has not, or something
     *     whose fields cannot be read
     */
    public static String write(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value);
        return writer.out.toString();
    }

    private void value(Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Number number) {
            number(number);
        } else if (isText(value)) {
            text(value instanceof Enum<?> constant ? constant.name() : value.toString());
        } else if (value instanceof Optional<?> optional) {
            value(optional.orElse(null));
        } else {
            structure(value);
        }
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Character
                || value instanceof Enum<?>
                || Texts.isWrittenAsText(value.getClass());
    }

    private void number(Number number) {
        boolean isNone =
                number instanceof Double d && !Double.isFinite(d)
                        || number instanceof Float f && !Float.isFinite(f);
        if (isNone) {
            throw new IllegalArgumentException(number + " is no number in JSON");
        }
        out.append(number);
    }

    private void structure(Object value) {
        if (open.put(value, true) != null) {
            throw new IllegalArgumentException(value.getClass().getName() + " holds itself");
        }
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Collection<?> items) {
            array(items);
        } else if (value.getClass().isArray()) {
            array(items(value));
        } else {
            object(Fields.read(value));
        }
        open.remove(value);
    }

    private static Collection<?> items(Object array) {
        Object[] items = new Object[Array.getLength(array)];
        Arrays.setAll(items, i -> Array.get(array, i));
        return Arrays.asList(items);
    }

    private void array(Collection<?> items) {
        out.append('[');
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            value(item);
            separator = ",";
        }
        out.append(']');
    }

    private void object(Map<?, ?> fields) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            out.append(separator);
            text(String.valueOf(field.getKey()));
            out.append(':');
            value(field.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || isLoneSurrogate(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** UTF-8 cannot carry one: raw, it would arrive as a question mark. */
    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
