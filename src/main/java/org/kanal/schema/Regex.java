package org.kanal.schema;

import java.util.Optional;

/**
 * A regular expression of Java's for JSON Schema, whose expressions are those of JavaScript in its
 * strict (unicode) mode.
 */
final class Regex {

    private static final String SYNTAX = "^$\\.*+?()[]{}|/";
    private static final String SAME_ESCAPES = "dDwWsSbBnrtfvux0123456789";

    private final String java;
    private final StringBuilder script = new StringBuilder();
    private boolean isInClass;

    private Regex(String java) {
        this.java = java;
    }

    /** Matches the whole of a text, as constraints do; empty where JavaScript has no such thing. */
    static Optional<String> whole(String java) {
        Regex regex = new Regex(java);
        return regex.isTranslated() ? Optional.of("^(?:" + regex.script + ")$") : Optional.empty();
    }

    private boolean isTranslated() {
        if (java.contains("&&") || java.matches("(?s).*\\(\\?([^:=!<]|$).*|.*[*+?}]\\+.*")) {
            return false; // intersections, flags and atomic groups, possessive quantifiers
        }
        for (int i = 0; i < java.length(); i++) {
            char next = java.charAt(i);
            if (next == '\\') {
                i++;
                if (!isEscapeTranslated(java.charAt(i))) {
                    return false;
                }
            } else if (isInClass ? next == '[' : next == ']' || isLoneBrace(i)) {
                return false;
            } else {
                isInClass = next == '[' || isInClass && next != ']';
                script.append(next);
            }
        }
        return true;
    }

    /** Java takes a closing brace for itself where nothing was opened. */
    private boolean isLoneBrace(int at) {
        return java.charAt(at) == '}' && !java.substring(0, at).matches("(?s).*\\{\\d+(,\\d*)?");
    }

    private boolean isEscapeTranslated(char escaped) {
        if (Character.isLetterOrDigit(escaped)) {
            script.append('\\').append(escaped);
            return SAME_ESCAPES.indexOf(escaped) >= 0;
        } else if (SYNTAX.indexOf(escaped) >= 0) {
            script.append('\\').append(escaped);
        } else if (escaped == '-') {
            script.append("\\x2d");
        } else {
            script.append(escaped);
        }
        return true;
    }
}
