package org.kanal.gateway;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.kanal.channel.TokenBucket;

/** A warning that clients can cause as often as they like: said a few times a minute at most. */
final class RareWarning {

    private static final int AT_ONCE = 5;
    private static final double PER_SECOND = 0.1;

    private final Logger logger;
    private final TokenBucket lines = new TokenBucket(AT_ONCE, PER_SECOND, System.nanoTime());
    private long unsaid;

    RareWarning(Logger logger) {
        this.logger = logger;
    }

    synchronized void log(String message) {
        if (!lines.take(1, System.nanoTime())) {
            unsaid++;
            return;
        }
        String more = unsaid == 0 ? "" : " (and " + unsaid + " like it before were not logged)";
        unsaid = 0;
        logger.log(Level.WARNING, message + more);
    }
}
