package org.kanal.permission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.kanal.api.Channel;
import org.kanal.channel.TokenBucket;

/**
 * Tells the operator that a handler fails: its first failure in a row, and of those no more than a
 * few a minute, since who asks decides how often it fails.
 */
final class FailureLog {

    private static final Logger LOG = System.getLogger(TimedDecision.class.getName());
    private static final int AT_ONCE = 3;
    private static final double PER_SECOND = 1 / 30d;

    private final TokenBucket lines = new TokenBucket(AT_ONCE, PER_SECOND, System.nanoTime());
    private boolean failing;
    private long unsaid;

    synchronized void answered() {
        failing = false;
    }

    /**
     * @param what it did instead of answering
     * @param cause null if there is none, or none that anybody could find by its stack
     */
    synchronized void failed(Channel channel, String what, Throwable cause) {
        boolean isSaid = !failing && lines.take(1, System.nanoTime());
        failing = true;
        if (!isSaid) {
            unsaid++;
            return;
        }
        LOG.log(
                Level.WARNING,
                "What decides on channel "
                        + channel
                        + " "
                        + what
                        + "; access is denied with status 503 until it answers"
                        + (unsaid > 0 ? " (" + unsaid + " failures before were not logged)" : ""),
                cause);
        unsaid = 0;
    }
}
