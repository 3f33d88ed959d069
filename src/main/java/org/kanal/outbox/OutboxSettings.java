package org.kanal.outbox;

import java.util.List;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * @param maxBytes how much may wait for one connection ({@code kanal.outbox.max-bytes})
 * @param totalBytes how much all that do not keep up may leave unread together ({@code
 *     kanal.outbox.max-total-bytes})
 * @param overflow what happens to messages over that limit, where it is not that the connection is
 *     closed ({@code kanal.outbox.rules})
 * @param writers on how many threads connections are written to ({@code kanal.outbox.writers})
 */
public record OutboxSettings(
        int maxBytes, long totalBytes, List<OverflowRule> overflow, int writers) {

    private static final String MAX_BYTES = "kanal.outbox.max-bytes";
    private static final String TOTAL_BYTES = "kanal.outbox.max-total-bytes";
    private static final String WRITERS = "kanal.outbox.writers";

    private static final int LEAST_BYTES = 16 * 1024;
    private static final int SHARE_OF_HEAP = 8;
    private static final int MOST_WRITERS = 64;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public OutboxSettings {
        Bounds.atLeast(MAX_BYTES, maxBytes, LEAST_BYTES);
        Bounds.atLeast(TOTAL_BYTES, totalBytes, maxBytes);
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
                settings.large(TOTAL_BYTES, () -> shareOfHeap(settings.whole(MAX_BYTES))),
                OverflowRule.parse(settings.text(OverflowRule.KEY)),
                settings.whole(WRITERS));
    }

    private static long shareOfHeap(int least) {
        return Math.max(least, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
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
