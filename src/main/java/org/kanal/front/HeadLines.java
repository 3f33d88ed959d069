package org.kanal.front;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Looks at the lines of a request's head as they came (RFC 9112, section 5): the server reads one
 * that is folded as if it were whole, and passes over one without a colon, where a proxy may see
 * another header in it. Not thread-safe: the bytes of one connection come one after another.
 */
public final class HeadLines {

    private static final String ALLOWED = "; allowed: each a name, a colon and its value";
    private static final String MARKS_IN_NAMES = "!#$%&'*+-.^_`|~";

    private enum Part {
        FIRST_LINE,
        LINE,
        NAME,
        VALUE,
        OVER
    }

    private Part part = Part.FIRST_LINE;
    private int read;
    private Optional<String> bad = Optional.empty();

    /**
     * Reads on from where it was.
     *
     * @param byteAt the bytes of the head, the first one at 0
     * @param length how many there are by now; those behind the head do not matter
     */
    public void read(IntUnaryOperator byteAt, int length) {
        while (read < length && part != Part.OVER) {
            part = after(byteAt.applyAsInt(read));
            read++;
        }
    }

    /** Why it is to be refused; empty if nothing is wrong so far. */
    public Optional<String> whatIsBad() {
        return bad;
    }

    private Part after(int next) {
        return switch (part) {
            case LINE -> first(next);
            case NAME -> name(next);
            default -> next == '\n' ? Part.LINE : part;
        };
    }

    private Part first(int next) {
        if (next == '\r' || next == '\n') {
            return Part.OVER;
        } else if (next == ' ' || next == '\t') {
            return wrong("a header line that is folded");
        }
        return next == ':' ? wrong("a header line without a name") : name(next);
    }

    private Part name(int next) {
        if (next == ':') {
            return Part.VALUE;
        } else if (next == '\r' || next == '\n') {
            wrong("a header line without a colon");
            return next == '\n' ? Part.LINE : Part.VALUE;
        }
        return isOfName(next) ? Part.NAME : wrong("a header line whose name is none");
    }

    private Part wrong(String what) {
        bad = bad.or(() -> Optional.of(what + ALLOWED));
        return Part.VALUE;
    }

    /** RFC 9110, section 5.6.2. */
    static boolean isOfName(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c > 0 && MARKS_IN_NAMES.indexOf(c) >= 0;
    }
}
