package org.kanal.support;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A warning that others can cause as often as they like: said a few times at once and then now and
 * then, with how many were not. May be used by many threads.
 */
public final class RareWarning {

    private static final int SECONDS_A_MINUTE = 60;

    private final Logger logger;
    private final TokenBucket lines;
    private long unsaid;

    /**
     * @param atOnce how many lines are said at once
     * @param perMinute how many later on
     */
    public RareWarning(Logger logger, int atOnce, int perMinute) {
        this.logger = logger;
        this.lines =
                new TokenBucket(atOnce, (double) perMinute / SECONDS_A_MINUTE, System.nanoTime());
    }

    public void log(String message) {
        log(message, null);
    }

    /**
     * @param cause null if there is none, or none that anybody could find by its stack
     */
    public synchronized void log(String message, Throwable cause) {
        if (!lines.take(1, System.nanoTime())) {
            unsaid++;
            return;
        }
        String more = unsaid == 0 ? "" : " (and " + unsaid + " like it before were not logged)";
        unsaid = 0;
        logger.log(Level.WARNING, message + more, cause);
    }

    /** It happened again, and is not worth a line. */
    public synchronized void skip() {
        unsaid++;
    }
}
