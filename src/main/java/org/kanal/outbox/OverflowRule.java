package org.kanal.outbox;

import java.util.Arrays;
import java.util.List;
import org.kanal.api.InvalidInput;
import org.kanal.channel.ChannelPattern;

/**
 * Which channels are not worth a closed connection.
 *
 * @param pattern the channels
 * @param overflow what happens to their messages
 */
public record OverflowRule(ChannelPattern pattern, Overflow overflow) {

    /** The setting that holds the rules. */
    public static final String KEY = "kanal.outbox.rules";

    /**
     * Reads rules parted by semicolons, such as {@code ticker-*=conflate; chat/*=drop-oldest}. The
     * first that matches a channel counts.
     *
     * @param text the rules; blank for none
     * @throws InvalidInput naming {@code kanal.outbox.rules}, the wrong rule and what is allowed
     */
    public static List<OverflowRule> parse(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(OverflowRule::parseOne)
                .toList();
    }

    private static OverflowRule parseOne(String rule) {
        int equals = Math.max(0, rule.lastIndexOf('='));
        return Overflow.named(rule.substring(equals).replaceFirst("=", "").strip())
                .map(
                        overflow ->
                                new OverflowRule(
                                        ChannelPattern.of(KEY, rule.substring(0, equals).strip()),
                                        overflow))
                .orElseThrow(
                        () ->
                                new InvalidInput(
                                        KEY,
                                        "'"
                                                + rule
                                                + "' is no rule; allowed: pattern=close,"
                                                + " pattern=drop-oldest or pattern=conflate"));
    }
}
