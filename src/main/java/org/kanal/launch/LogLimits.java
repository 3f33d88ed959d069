package org.kanal.launch;

/**
 * How much may be logged, so that nobody drives out what is worth keeping.
 *
 * @param repeats how many entries a minute of one logger with one message, numbers in it aside:
 *     {@code kanal.log.max-repeats}, 20 by default
 * @param bytesPerMinute how much of all: {@code kanal.log.max-bytes-per-minute}, 200,000 by
 *     default; one logger has a fourth of it, so that none silences the others
 */
record LogLimits(int repeats, int bytesPerMinute) {
    static final LogLimits DEFAULT = new LogLimits(20, 200_000);

    private static final int SHARES = 4;

    /** For a log with one logger, of which every entry counts. */
    static LogLimits ofOne(int bytesPerMinute) {
        return new LogLimits(Integer.MAX_VALUE, SHARES * bytesPerMinute);
    }

    int bytesPerLogger() {
        return bytesPerMinute / SHARES;
    }
}
