package org.kanal.permission;

import org.kanal.api.Channel;
import org.kanal.support.RareWarning;

/**
 * Tells the operator that a handler fails: its first failure in a row, and of those no more than a
 * few a minute, since who asks decides how often it fails.
 */
final class FailureLog {

    private static final int AT_ONCE = 3;
    private static final int PER_MINUTE = 2;

    private final RareWarning warning =
            new RareWarning(System.getLogger(TimedDecision.class.getName()), AT_ONCE, PER_MINUTE);
    private boolean failing;

    synchronized void answered() {
        failing = false;
    }

    /**
     * @param what it did instead of answering
     * @param cause null if there is none, or none that anybody could find by its stack
     */
    synchronized void failed(Channel channel, String what, Throwable cause) {
        if (failing) {
            warning.skip();
            return;
        }
        failing = true;
        warning.log(
                "What decides on channel "
                        + channel
                        + " "
                        + what
                        + "; access is denied with status 503 until it answers",
                cause);
    }
}
