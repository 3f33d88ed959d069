package org.kanal.history;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.kanal.api.InvalidInput;
import org.kanal.channel.ChannelPattern;

/**
 * Reads the text of {@code kanal.history.rules}: rules parted by semicolons, each {@code
 * pattern=size} or {@code pattern=size,ttl}, as in {@code ticker-*=0; chat/*=500,PT1H}.
 *
 * <p>The order counts: the first rule that matches a channel is the one for it. A rule without a
 * ttl has the default one. Blanks around the parts do not matter. A pattern cannot hold a
 * semicolon; {@code *} stands in for it. See {@link ChannelPattern} for the patterns.
 */
public final class HistoryRules {

    private HistoryRules() {}

    /**
     * @param text the rules; blank for none
     * @param defaultTtl for rules that name none
     * @throws InvalidInput naming {@code kanal.history.rules}, the wrong rule and what is allowed
     */
    public static List<HistoryRule> parse(String text, Duration defaultTtl) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(rule -> parseRule(rule, defaultTtl))
                .toList();
    }

    private static HistoryRule parseRule(String rule, Duration defaultTtl) {
        int equals = rule.lastIndexOf('=');
        if (equals < 0) {
            throw illegal(rule);
        }
        String[] kept = rule.substring(equals + 1).split(",", -1);
        if (kept.length > 2) {
            throw illegal(rule);
        }
        ChannelPattern pattern =
                ChannelPattern.of(HistorySettings.RULES_KEY, rule.substring(0, equals).strip());
        try {
            int size = Integer.parseInt(kept[0].strip());
            Duration ttl = kept.length == 1 ? defaultTtl : Duration.parse(kept[1].strip());
            return new HistoryRule(pattern, new Retention(size, ttl));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw illegal(rule);
        }
    }

    private static InvalidInput illegal(String rule) {
        return new InvalidInput(
                HistorySettings.RULES_KEY,
                "'"
                        + rule
                        + "' is no rule; allowed: pattern=size or pattern=size,ttl, such as"
                        + " chat/*=500,PT1H");
    }
}
