package org.kanal.outbox;

import java.util.List;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * @param maxBytes how much may wait for one connection ({@code kanal.outbox.max-bytes})
 * @param overflow what happens to messages over that limit, where it is not that the connection is
 *     closed ({@code kanal.outbox.rules})
 * @param writers on how many threads connections are written to ({@code kanal.outbox.writers})
 */
public record OutboxSettings(int maxBytes, List<OverflowRule> overflow, int writers) {

    private static final String MAX_BYTES = "kanal.outbox.max-bytes";
    private static final String WRITERS = "kanal.outbox.writers";

    private static final int LEAST_BYTES = 16 * 1024;
    private static final int MOST_WRITERS = 64;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public OutboxSettings {
        Bounds.atLeast(MAX_BYTES, maxBytes, LEAST_BYTES);
        Bounds.between(WRITERS, writers, 1, MOST_WRITERS);
        overflow = List.copyOf(overflow);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static OutboxSettings from(SettingReader settings) {
        return new OutboxSettings(
                settings.whole(MAX_BYTES),
                OverflowRule.parse(settings.text(OverflowRule.KEY)),
                settings.whole(WRITERS));
    }

    /** What happens to a channel's messages over the limit. */
    public Overflow overflowOf(Channel channel) {
        return overflow.stream()
                .filter(rule -> rule.pattern().matches(channel))
                .map(OverflowRule::overflow)
                .findFirst()
                .orElse(Overflow.CLOSE);
    }
}
