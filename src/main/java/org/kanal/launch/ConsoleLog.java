package org.kanal.launch;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Brings what the application has to tell its operator (loggers below {@code org.kanal}, from INFO)
 * to the console: one bare line each. A severe one goes to standard error; the first while the
 * server starts is the reason why it does not. Named in logging.properties.
 */
public final class ConsoleLog extends Handler {
    private final Formatter formatter = new SimpleFormatter();
    private final Console console;

    /** For {@code java.util.logging}. */
    public ConsoleLog() {
        this(Console.ofThisProcess());
    }

    ConsoleLog(Console console) {
        this.console = console;
        setLevel(Level.INFO);
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        String message = formatter.formatMessage(entry);
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            console.error(message);
        } else {
            console.say(message);
        }
    }

    @Override
    public void flush() {
        // every line is flushed at once
    }

    @Override
    public void close() {
        // the console belongs to the process
    }
}
