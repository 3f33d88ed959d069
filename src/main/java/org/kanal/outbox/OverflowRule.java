package org.kanal.outbox;

import java.util.List;
import org.kanal.api.InvalidInput;
import org.kanal.channel.ChannelPattern;
import org.kanal.channel.ChannelRules;

/**
 * Which channels are not worth a closed connection.
 *
 * @param pattern the channels
 * @param overflow what happens to their messages
 */
public record OverflowRule(ChannelPattern pattern, Overflow overflow) {

    /** The setting that holds the rules. */
    public static final String KEY = "kanal.outbox.rules";

    private static final ChannelRules RULES =
            new ChannelRules(KEY, "pattern=close, pattern=drop-oldest or pattern=conflate");

    /**
     * Reads {@link ChannelRules} such as {@code ticker-*=conflate; chat/*=drop-oldest}.
     *
     * @param text the rules; blank for none
     * @throws InvalidInput naming {@code kanal.outbox.rules}, the wrong rule and what is allowed
     */
    public static List<OverflowRule> parse(String text) {
        return RULES.parse(
                text,
                (pattern, word) ->
                        Overflow.named(word).map(overflow -> new OverflowRule(pattern, overflow)));
    }
}
