package org.kanal.launch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Between the loggers and the log file: decides what of an entry is written, and tells once a
 * minute how much was not.
 */
final class LogGate {
    private final LogFormat format = new LogFormat();
    private final LogLimit limit;
    private final RecentTraces traces;
    private final Consumer<String> sink;

    LogGate(LogLimits limits, Consumer<String> sink, LongSupplier clock) {
        this.limit = new LogLimit(limits, clock);
        this.traces = new RecentTraces(clock);
        this.sink = sink;
    }

    void write(LogRecord entry) {
        tell();
        if (NetworkEntry.isFromNetwork(entry)) {
            textOf(PrintedFailure.unfold(entry, format.formatMessage(entry))).ifPresent(sink);
        } else {
            textOf(entry).ifPresent(sink);
        }
    }

    /** Tells what was left out of a minute that is over. */
    void tell() {
        for (String line : limit.overdue()) {
            LogRecord entry = new LogRecord(Level.WARNING, line);
            entry.setInstant(Instant.now().truncatedTo(ChronoUnit.MILLIS));
            entry.setLoggerName(LogGate.class.getName());
            sink.accept(format.brief(entry, Level.WARNING));
        }
    }

    private Optional<String> textOf(LogRecord entry) {
        String logger = String.valueOf(entry.getLoggerName());
        if (!limit.admits(logger, LogShape.of(entry, () -> format.formatMessage(entry)))) {
            return Optional.empty();
        }
        boolean isBrief =
                NetworkEntry.isOneLine(entry)
                        || (entry.getThrown() != null && !traces.isNew(logger, entry.getThrown()));
        String text =
                isBrief ? format.brief(entry, NetworkEntry.level(entry)) : format.format(entry);
        return limit.admits(logger, text.length()) ? Optional.of(text) : Optional.empty();
    }
}
