package org.kanal.launch;

import java.util.regex.Pattern;

/**
 * Text as it may stand in a log: whoever had a hand in it can neither begin a line that looks like
 * ours, nor tell a terminal anything, nor turn the direction of writing.
 */
final class Printable {
    /** Begins each further line of a message; entries begin with their time. */
    private static final String FURTHER = System.lineSeparator() + "\t| ";

    private static final Pattern END = Pattern.compile("(\r?\n)+\\z");
    private static final int MOST_CHARACTERS = 4_000;

    private Printable() {}

    /** Everything on one line: line ends too are written as escapes. */
    static String line(String text) {
        StringBuilder safe = new StringBuilder();
        int end = Math.min(text.length(), MOST_CHARACTERS);
        for (int at = 0; at < end; at++) {
            append(safe, text.charAt(at));
        }
        if (end < text.length()) {
            safe.append("… (").append(text.length() - end).append(" more characters)");
        }
        return safe.toString();
    }

    /**
     * A message that may have several lines: each but the first is marked as belonging to it. One
     * that is too long is cut and on one line.
     */
    static String lines(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return line(text);
        }
        StringBuilder safe = new StringBuilder();
        for (String next : END.matcher(text).replaceFirst("").split("\r?\n", -1)) {
            safe.append(safe.isEmpty() ? "" : FURTHER).append(line(next));
        }
        return safe.toString();
    }

    private static void append(StringBuilder safe, char next) {
        switch (next) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append('\t');
            default -> {
                if (isHarmless(next)) {
                    safe.append(next);
                } else {
                    safe.append("\\u%04x".formatted((int) next));
                }
            }
        }
    }

    /** C0, DEL and C1, line and paragraph separators, and marks of direction are not. */
    private static boolean isHarmless(char next) {
        int type = Character.getType(next);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
