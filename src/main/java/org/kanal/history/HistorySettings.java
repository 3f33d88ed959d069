package org.kanal.history;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.support.SettingReader;

/**
 * What the logs keep.
 *
 * @param size the newest publications that a channel keeps, unless a rule says otherwise; 0 turns
 *     history off ({@code kanal.history.size})
 * @param ttl how long it keeps each of them, in whole seconds ({@code kanal.history.ttl})
 * @param rules what other channels keep; the first that matches counts ({@code
 *     kanal.history.rules})
 * @param maxBytes the memory that the logs which this node appends to may take together ({@code
 *     kanal.history.max-bytes})
 */
public record HistorySettings(int size, Duration ttl, List<HistoryRule> rules, long maxBytes) {

    public static final String SIZE_KEY = "kanal.history.size";
    public static final String TTL_KEY = "kanal.history.ttl";
    public static final String RULES_KEY = "kanal.history.rules";
    public static final String MAX_BYTES_KEY = "kanal.history.max-bytes";

    public static final int DEFAULT_SIZE = 100;
    public static final Duration DEFAULT_TTL = Duration.ofMinutes(5);
    public static final long DEFAULT_MAX_BYTES = 256L << 20;

    /** Less than this would drop logs that are hardly begun. */
    public static final long LEAST_MAX_BYTES = 1L << 20;

    /**
     * @throws InvalidInput naming the key whose value is out of bounds, and the bounds
     */
    public HistorySettings {
        Retention.requireSize(SIZE_KEY, size);
        Retention.requireTtl(TTL_KEY, ttl);
        rules = List.copyOf(rules);
        if (maxBytes < LEAST_MAX_BYTES) {
            throw new InvalidInput(
                    MAX_BYTES_KEY,
                    maxBytes + " bytes are too few; allowed: " + LEAST_MAX_BYTES + " or more");
        }
    }

    /**
     * What the settings say.
     *
     * @param auto the memory for the logs where the server is to choose it
     * @throws InvalidInput if a value is not allowed
     */
    public static HistorySettings from(SettingReader settings, LongSupplier auto) {
        Duration ttl = settings.duration(TTL_KEY);
        return new HistorySettings(
                settings.whole(SIZE_KEY),
                ttl,
                HistoryRules.parse(settings.text(RULES_KEY), ttl),
                settings.large(MAX_BYTES_KEY, auto));
    }

    /** 100 publications for five minutes, 256 MB in all. */
    public static HistorySettings defaults() {
        return new HistorySettings(DEFAULT_SIZE, DEFAULT_TTL, List.of(), DEFAULT_MAX_BYTES);
    }

    /** What this channel keeps. */
    public Retention retentionOf(Channel channel) {
        for (HistoryRule rule : rules) {
            if (rule.pattern().matches(channel)) {
                return rule.retention();
            }
        }
        return new Retention(size, ttl);
    }
}
