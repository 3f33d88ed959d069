package org.kanal.hub;

import java.time.Duration;
import org.kanal.channel.InvalidInput;

/**
 * @param outboxMaxBytes how much may wait for one connection ({@code kanal.outbox.max-bytes})
 * @param writers on how many threads connections are written to ({@code kanal.outbox.writers})
 * @param linger how long a channel without subscribers is still received ({@code
 *     kanal.hub.linger}), so that a page's reload does not close and open its topic
 */
public record HubSettings(int outboxMaxBytes, int writers, Duration linger) {

    private static final int LEAST_BYTES = 16 * 1024;
    private static final int MOST_WRITERS = 64;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public HubSettings {
        if (outboxMaxBytes < LEAST_BYTES) {
            throw new InvalidInput(
                    "kanal.outbox.max-bytes",
                    outboxMaxBytes + " is too small; allowed: " + LEAST_BYTES + " or more");
        }
        if (writers < 1 || writers > MOST_WRITERS) {
            throw new InvalidInput(
                    "kanal.outbox.writers", writers + " is outside; allowed: 1 to " + MOST_WRITERS);
        }
        if (linger.isNegative()) {
            throw new InvalidInput(
                    "kanal.hub.linger", linger + " is negative; allowed: PT0S or more");
        }
    }
}
