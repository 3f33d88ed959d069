package org.kanal.history;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.kanal.api.InvalidInput;
import org.kanal.channel.ChannelPattern;
import org.kanal.channel.ChannelRules;

/**
 * Reads the text of {@code kanal.history.rules}: {@link ChannelRules}, each {@code pattern=size} or
 * {@code pattern=size,ttl}, as in {@code ticker-*=0; chat/*=500,PT1H}. A rule without a ttl has the
 * default one.
 */
public final class HistoryRules {

    private static final ChannelRules RULES =
            new ChannelRules(
                    HistorySettings.RULES_KEY,
                    "pattern=size or pattern=size,ttl, such as chat/*=500,PT1H");

    private HistoryRules() {}

    /**
     * @param text the rules; blank for none
     * @param defaultTtl for rules that name none
     * @throws InvalidInput naming {@code kanal.history.rules}, the wrong rule and what is allowed
     */
    public static List<HistoryRule> parse(String text, Duration defaultTtl) {
        return RULES.parse(text, (pattern, kept) -> rule(pattern, kept, defaultTtl));
    }

    private static Optional<HistoryRule> rule(
            ChannelPattern pattern, String kept, Duration defaultTtl) {
        String[] parts = kept.split(",", -1);
        if (parts.length > 2) {
            return Optional.empty();
        }
        try {
            int size = Integer.parseInt(parts[0].strip());
            Duration ttl = parts.length == 1 ? defaultTtl : Duration.parse(parts[1].strip());
            return Optional.of(new HistoryRule(pattern, new Retention(size, ttl)));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
