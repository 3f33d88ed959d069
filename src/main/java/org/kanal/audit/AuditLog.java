package org.kanal.audit;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The audit log: one line an event, through the logger {@code org.kanal.audit}, which the server's
 * launcher writes to files of its own that are kept by time. What comes too often is counted and
 * told once a minute, so whoever meets a refusal may report each one. Cheap enough for that: no
 * files are touched beyond the bounded number of lines.
 *
 * <pre>{@code
 * AuditLog.report(new AuditEvent("api-key-refused", address, "", "no such key"));
 * }</pre>
 */
public final class AuditLog {

    /** The name of its logger. */
    public static final String LOGGER = "org.kanal.audit";

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final AuditLog OURS =
            new AuditLog(
                    line -> System.getLogger(LOGGER).log(System.Logger.Level.INFO, line),
                    System::nanoTime);

    private final Consumer<String> lines;
    private final LongSupplier clock;
    private AuditSettings settings = AuditSettings.DEFAULT;
    private AuditMinute minute = new AuditMinute(settings);
    private long minuteBegan;

    AuditLog(Consumer<String> lines, LongSupplier clock) {
        this.lines = lines;
        this.clock = clock;
        this.minuteBegan = clock.getAsLong();
    }

    /** Writes an event, or counts it where there were too many in this minute. */
    public static void report(AuditEvent event) {
        OURS.take(event);
    }

    /** From the next minute on these limits count. */
    public static void limit(AuditSettings settings) {
        OURS.use(settings);
    }

    /** Tells what was counted in a minute that is over. Called by a timer. */
    public static void sweep() {
        OURS.tell();
    }

    void take(AuditEvent event) {
        tell();
        if (admits(event)) {
            lines.accept(event.line());
        }
    }

    synchronized void use(AuditSettings newSettings) {
        settings = newSettings;
    }

    void tell() {
        overdue().forEach(lines);
    }

    private synchronized boolean admits(AuditEvent event) {
        return minute.admits(event);
    }

    private synchronized List<String> overdue() {
        long now = clock.getAsLong();
        if (now - minuteBegan < MINUTE) {
            return List.of();
        }
        AuditMinute over = minute;
        minute = new AuditMinute(settings);
        minuteBegan = now;
        return over.summary();
    }
}
