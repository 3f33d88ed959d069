package org.kanal.audit;

/** A stranger's text in quotes: it can end neither them nor the line, and moves no cursor. */
final class Quoted {

    private Quoted() {}

    static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"' || next == '\\') {
                quoted.append('\\').append(next);
            } else if (isHarmless(next)) {
                quoted.append(next);
            } else {
                quoted.append("\\u%04x".formatted((int) next));
            }
        }
        return quoted.append('"').toString();
    }

    /**
     * Controls, line ends, marks that turn the direction of writing and half characters are not.
     */
    private static boolean isHarmless(char next) {
        return switch (Character.getType(next)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
