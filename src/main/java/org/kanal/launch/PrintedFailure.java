package org.kanal.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failure that whoever logged it had printed into the message, as Payara's web container does:
 * taken out of there again, so that it is treated as any other.
 */
final class PrintedFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Pattern FRAME =
            Pattern.compile("\\s+at (?:[^/(]*/)*([\\w.$]+)\\.([\\w$<>]+)\\((.*)\\)");
    private static final String CAUSED_BY = "Caused by: ";
    private static final String MARK = "\n\tat ";

    private final String text;

    private PrintedFailure(String text) {
        super(text);
        this.text = text;
    }

    /**
     * The entry with its failure where it belongs; the same one if none was printed into it.
     *
     * @param message the entry's, with its parameters
     */
    static LogRecord unfold(LogRecord entry, String message) {
        if (entry.getThrown() != null || !message.contains(MARK)) {
            return entry;
        }
        List<String> lines = message.lines().toList();
        LogRecord unfolded = new LogRecord(entry.getLevel(), lines.get(0).replace("{", "("));
        unfolded.setLoggerName(entry.getLoggerName());
        unfolded.setInstant(entry.getInstant());
        boolean isAlone = lines.get(1).startsWith("\tat ");
        unfolded.setThrown(parse(lines.subList(isAlone ? 0 : 1, lines.size())));
        return unfolded;
    }

    /** Whether it says that reading or writing failed. */
    boolean isOfInputOrOutput() {
        return text.startsWith("java.io.") || text.startsWith("java.nio.channels.");
    }

    @Override
    public String toString() {
        return text;
    }

    private static PrintedFailure parse(List<String> lines) {
        PrintedFailure first = new PrintedFailure(lines.get(0));
        PrintedFailure current = first;
        List<StackTraceElement> frames = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith(CAUSED_BY)) {
                current.setStackTrace(frames.toArray(StackTraceElement[]::new));
                frames.clear();
                PrintedFailure cause = new PrintedFailure(line.substring(CAUSED_BY.length()));
                current.initCause(cause);
                current = cause;
            } else {
                frame(line).ifPresent(frames::add);
            }
        }
        current.setStackTrace(frames.toArray(StackTraceElement[]::new));
        return first;
    }

    private static Optional<StackTraceElement> frame(String line) {
        Matcher frame = FRAME.matcher(line);
        return frame.matches()
                ? Optional.of(
                        new StackTraceElement(frame.group(1), frame.group(2), frame.group(3), -1))
                : Optional.empty();
    }
}
