package org.kanal.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in which {@code *} stands for any run of characters, also none, and {@code \*} for a star.
 * Every other character stands for itself.
 *
 * <p>Each literal part is looked for once, from left to right: no text makes it try again and again
 * what did not fit.
 */
final class Glob {

    private static final String ESCAPED_STAR = "\\*";

    private final List<String> parts;

    private Glob(List<String> parts) {
        this.parts = List.copyOf(parts);
    }

    static Glob of(String pattern) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.startsWith(ESCAPED_STAR, i)) {
                part.append('*');
                i++;
            } else if (pattern.charAt(i) == '*') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(pattern.charAt(i));
            }
        }
        parts.add(part.toString());
        return new Glob(parts);
    }

    /** Whether the whole text is one that this stands for. */
    boolean matches(String text) {
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return text.equals(first);
        }
        int end = text.length() - last.length();
        if (!text.startsWith(first) || end < first.length() || !text.endsWith(last)) {
            return false;
        }
        return hasInOrder(text.substring(first.length(), end));
    }

    /** Whether the parts between the first and the last star stand in there one after another. */
    private boolean hasInOrder(String middle) {
        int from = 0;
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = middle.indexOf(part, from);
            if (found < 0) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }
}
