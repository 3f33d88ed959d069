package org.kanal.hub;

import java.time.Duration;
import java.util.List;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.outbox.Overflow;
import org.kanal.outbox.OverflowRule;

/**
 * @param outboxMaxBytes how much may wait for one connection ({@code kanal.outbox.max-bytes})
 * @param overflow what happens to messages over that limit, where it is not that the connection is
 *     closed ({@code kanal.outbox.rules})
 * @param writers on how many threads connections are written to ({@code kanal.outbox.writers})
 * @param longestPause the most that a message is held back while many come, so that several go out
 *     in one write ({@code kanal.outbox.max-pause}); 0 for never
 * @param linger how long a channel without subscribers is still received ({@code
 *     kanal.hub.linger}), so that a page's reload does not close and open its topic
 * @param maxChannels how many channels this node receives at once ({@code kanal.hub.max-channels})
 */
public record HubSettings(
        int outboxMaxBytes,
        List<OverflowRule> overflow,
        int writers,
        Duration longestPause,
        Duration linger,
        int maxChannels) {

    private static final int LEAST_BYTES = 16 * 1024;
    private static final int MOST_WRITERS = 64;
    private static final Duration MOST_PAUSE = Duration.ofSeconds(1);

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
        if (longestPause.isNegative() || longestPause.compareTo(MOST_PAUSE) > 0) {
            throw new InvalidInput(
                    "kanal.outbox.max-pause",
                    longestPause + " is outside; allowed: PT0S to " + MOST_PAUSE);
        }
        if (linger.isNegative()) {
            throw new InvalidInput(
                    "kanal.hub.linger", linger + " is negative; allowed: PT0S or more");
        }
        if (maxChannels < 1) {
            throw new InvalidInput(
                    "kanal.hub.max-channels", maxChannels + " is too small; allowed: 1 or more");
        }
        overflow = List.copyOf(overflow);
    }

    public Overflow overflowOf(Channel channel) {
        return overflow.stream()
                .filter(rule -> rule.pattern().matches(channel))
                .map(OverflowRule::overflow)
                .findFirst()
                .orElse(Overflow.CLOSE);
    }
}
