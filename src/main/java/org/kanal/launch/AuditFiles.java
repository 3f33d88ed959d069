package org.kanal.launch;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Where the audit log goes: {@code logs/audit.log} in the data directory and a file for each day
 * before; one line an event, which begins with its time. Whoever logs, a minute has no more than a
 * thousandth of what a day may have. Named in logging.properties.
 */
public final class AuditFiles extends Handler {
    private static final int MINUTES = 1_000;
    private static final String ALL = "audit";

    private static volatile AuditFiles opened;

    private final Formatter formatter = new SimpleFormatter();
    private final DailyFile file;
    private final LogLimit limit;

    /** For {@code java.util.logging}: writes where the launcher has opened the log. */
    public AuditFiles() {
        this.file = null;
        this.limit = null;
    }

    AuditFiles(DailyFile file, AuditKept kept, LongSupplier clock) {
        this.file = file;
        this.limit = new LogLimit(LogLimits.ofOne(kept.bytesPerDay() / MINUTES), clock);
    }

    /** Opens the log. */
    static void open(Path path, AuditKept kept) {
        DailyFile daily = new DailyFile(path, kept, Console.ofThisProcess()::complain);
        AuditFiles files = new AuditFiles(daily, kept, System::nanoTime);
        Ticker.always(files::tell);
        opened = files;
    }

    @Override
    public void publish(LogRecord entry) {
        AuditFiles target = file == null ? opened : this;
        if (target != null && isLoggable(entry)) {
            target.write(entry);
        }
    }

    private void write(LogRecord entry) {
        tell();
        String line = line(entry.getInstant(), formatter.formatMessage(entry));
        if (limit.admits(ALL, line.length())) {
            file.append(DailyFile.dayOf(entry.getInstant()), line);
        }
    }

    /** Tells how much was left out of a minute that is over. */
    void tell() {
        Instant now = Instant.now();
        for (String told : limit.overdue()) {
            file.append(DailyFile.dayOf(now), line(now, told));
        }
    }

    private static String line(Instant at, String message) {
        return at.truncatedTo(ChronoUnit.MILLIS)
                + " "
                + Printable.line(message)
                + System.lineSeparator();
    }

    @Override
    public void flush() {
        // every line is written at once
    }

    @Override
    public void close() {
        // the log outlives the log manager, as the server's own does
    }
}
