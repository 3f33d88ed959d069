package org.kanal.presence;

import java.util.List;
import java.util.Optional;
import org.kanal.api.InvalidInput;
import org.kanal.channel.ChannelPattern;
import org.kanal.channel.ChannelRules;

/**
 * Which channels tell who is there.
 *
 * @param pattern the channels
 * @param isNamed whether they tell who; else only how many
 */
public record PresenceRule(ChannelPattern pattern, boolean isNamed) {

    /** The setting that holds the rules. */
    public static final String KEY = "kanal.presence.channels";

    private static final ChannelRules RULES =
            new ChannelRules(KEY, "pattern=members or pattern=counts");

    /**
     * Reads {@link ChannelRules} such as {@code chat/*=members; news=counts}.
     *
     * @param text the rules; blank for none
     * @throws InvalidInput naming {@code kanal.presence.channels}, the wrong rule and what is
     *     allowed
     */
    public static List<PresenceRule> parse(String text) {
        return RULES.parse(text, PresenceRule::of);
    }

    private static Optional<PresenceRule> of(ChannelPattern pattern, String word) {
        return switch (word) {
            case "members" -> Optional.of(new PresenceRule(pattern, true));
            case "counts" -> Optional.of(new PresenceRule(pattern, false));
            default -> Optional.empty();
        };
    }
}
