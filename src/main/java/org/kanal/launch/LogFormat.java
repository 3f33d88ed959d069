package org.kanal.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line an entry: UTC time, level, logger and message; the stack trace below it. */
final class LogFormat extends Formatter {
    @Override
    public String format(LogRecord entry) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        writer.printf(
                "%s %s %s: %s%n",
                entry.getInstant().truncatedTo(ChronoUnit.MILLIS),
                entry.getLevel().getName(),
                entry.getLoggerName(),
                formatMessage(entry));
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(writer);
        }
        return text.toString();
    }
}
