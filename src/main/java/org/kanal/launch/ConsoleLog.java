package org.kanal.launch;

import java.util.function.LongSupplier;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Brings what the application has to tell its operator (loggers below {@code org.kanal}, from INFO)
 * to the console: one bare line each, and of many that say the same so many a minute. A severe one
 * goes to standard error; the first while the server starts is the reason why it does not. Named in
 * logging.properties.
 */
public final class ConsoleLog extends Handler {
    private final Formatter formatter = new SimpleFormatter();
    private final Console console;
    private final LogLimit limit;

    /** For {@code java.util.logging}. */
    public ConsoleLog() {
        this(Console.ofThisProcess(), ServerLog.limits(), System::nanoTime);
        Ticker.always(this::tell);
    }

    ConsoleLog(Console console, LogLimits limits, LongSupplier clock) {
        this.console = console;
        this.limit = new LogLimit(limits, clock);
        setLevel(Level.INFO);
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        tell();
        String message = formatter.formatMessage(entry);
        String logger = String.valueOf(entry.getLoggerName());
        if (!limit.admits(logger, LogShape.of(entry, () -> message))
                || !limit.admits(logger, message.length())) {
            return;
        }
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            console.error(message);
        } else {
            console.say(message);
        }
    }

    /** Tells what was left out of a minute that is over. */
    void tell() {
        limit.overdue().forEach(console::say);
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
