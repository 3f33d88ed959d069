package org.kanal.launch;

import java.time.Duration;

/** Reads the settings of the logs. */
final class LogSettings {
    private static final String REPEATS = "kanal.log.max-repeats";
    private static final String BYTES = "kanal.log.max-bytes-per-minute";
    private static final String PATIENCE = "kanal.log.patience";
    private static final String WAITING = "kanal.log.max-waiting";
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(10);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(10);
    private static final String DAYS = "kanal.audit.days";
    private static final String BYTES_PER_DAY = "kanal.audit.max-bytes-per-day";

    private LogSettings() {}

    static LogLimits limits(Sources sources) {
        return new LogLimits(
                whole(sources, REPEATS, LogLimits.DEFAULT.repeats(), 1, 1_000_000),
                whole(sources, BYTES, LogLimits.DEFAULT.bytesPerMinute(), 40_000, 500_000_000));
    }

    static LogPatience patience(Sources sources) {
        return new LogPatience(
                Settings.duration(
                        sources,
                        PATIENCE,
                        LogPatience.DEFAULT.longest(),
                        LEAST_PATIENCE,
                        MOST_PATIENCE),
                whole(
                        sources,
                        WAITING,
                        LogPatience.DEFAULT.mostCharacters(),
                        100_000,
                        100_000_000));
    }

    static AuditKept audit(Sources sources) {
        return new AuditKept(
                whole(sources, DAYS, 30, 1, 3_650),
                whole(sources, BYTES_PER_DAY, 50_000_000, 1_000_000, 500_000_000));
    }

    private static int whole(Sources sources, String key, int byDefault, int least, int most) {
        String text = sources.value(key).orElse(Integer.toString(byDefault));
        if (!text.matches("\\d{1,9}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > most) {
            throw Settings.wrong(key, text, "a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }
}
