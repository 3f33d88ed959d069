package org.kanal.api;

/**
 * Halves of characters that stand alone. JSON may hold them, Java's texts too, UTF-8 cannot:
 * whoever encodes one gets a question mark, so none may come that far.
 */
public final class Surrogates {

    private static final String ESCAPE = "\\u%04x";

    private Surrogates() {}

    /**
     * Refuses a text that has one.
     *
     * @param field where the text stands, for the error
     * @throws InvalidInput if it has an unpaired surrogate
     */
    public static void requirePaired(String field, String text) {
        if (firstUnpaired(text, 0) >= 0) {
            throw new InvalidInput(
                    field, "has an unpaired surrogate; allowed: text that can be written in UTF-8");
        }
    }

    /**
     * The same JSON with each of them as an escape such as {@code \\ud83d}, in which form it
     * arrives as it was.
     *
     * @param json well-formed JSON, so that they can be inside of strings only
     */
    public static String escaped(String json) {
        int next = firstUnpaired(json, 0);
        if (next < 0) {
            return json;
        }
        StringBuilder text = new StringBuilder(json.length() + 16);
        int done = 0;
        for (; next >= 0; next = firstUnpaired(json, done)) {
            text.append(json, done, next).append(ESCAPE.formatted((int) json.charAt(next)));
            done = next + 1;
        }
        return text.append(json, done, json.length()).toString();
    }

    /** Its index, or -1. */
    private static int firstUnpaired(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean isPair =
                    Character.isHighSurrogate(c)
                            && i + 1 < length
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (!isPair) {
                return i;
            }
            i++;
        }
        return -1;
    }
}
