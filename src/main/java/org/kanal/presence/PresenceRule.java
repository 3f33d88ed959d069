package org.kanal.presence;

import java.util.Arrays;
import java.util.List;
import org.kanal.api.InvalidInput;
import org.kanal.channel.ChannelPattern;

/**
 * Which channels tell who is there.
 *
 * @param pattern the channels
 * @param isNamed whether they tell who; else only how many
 */
public record PresenceRule(ChannelPattern pattern, boolean isNamed) {

    /** The setting that holds the rules. */
    public static final String KEY = "kanal.presence.channels";

    /**
     * Reads rules parted by semicolons, such as {@code chat/*=members; news=counts}. The first that
     * matches a channel counts.
     *
     * @param text the rules; blank for none
     * @throws InvalidInput naming {@code kanal.presence.channels}, the wrong rule and what is
     *     allowed
     */
    public static List<PresenceRule> parse(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(PresenceRule::parseOne)
                .toList();
    }

    private static PresenceRule parseOne(String rule) {
        int equals = Math.max(0, rule.lastIndexOf('='));
        ChannelPattern pattern = ChannelPattern.of(KEY, rule.substring(0, equals).strip());
        return switch (rule.substring(equals).replaceFirst("=", "").strip()) {
            case "members" -> new PresenceRule(pattern, true);
            case "counts" -> new PresenceRule(pattern, false);
            default ->
                    throw new InvalidInput(
                            KEY,
                            "'"
                                    + rule
                                    + "' is no rule; allowed: pattern=members or pattern=counts");
        };
    }
}
