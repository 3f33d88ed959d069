package org.kanal.launch;

import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * An entry begins with UTC time, level, logger and message; further lines of its message and its
 * stack trace stand below it, each behind a tab. What strangers sent is in it as {@link Printable}
 * text, so a line that begins with a time is ours.
 */
final class LogFormat extends Formatter {

    private static final String REPORT = "PayaraMicro";

    @Override
    public String format(LogRecord entry) {
        String text = head(entry, entry.getLevel()) + lines(entry);
        return text
                + System.lineSeparator()
                + (entry.getThrown() == null ? "" : Trace.full(entry.getThrown()));
    }

    /** One line, whatever the message: of an exception only what it is and where. */
    String brief(LogRecord entry, Level level) {
        return head(entry, level)
                + Printable.line(formatMessage(entry))
                + (entry.getThrown() == null ? "" : " (" + Trace.brief(entry.getThrown()) + ")")
                + System.lineSeparator();
    }

    /** Payara's own report of what it serves stays JSON: no stranger has a say in it. */
    private String lines(LogRecord entry) {
        String message = formatMessage(entry);
        return REPORT.equals(entry.getLoggerName()) ? message : Printable.lines(message);
    }

    private static String head(LogRecord entry, Level level) {
        return "%s %s %s: "
                .formatted(
                        entry.getInstant().truncatedTo(ChronoUnit.MILLIS),
                        level.getName(),
                        Printable.line(String.valueOf(entry.getLoggerName())));
    }
}
