package org.kanal.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.kanal.api.InvalidInput;

/**
 * How a setting says what is so on some channels: rules parted by semicolons, each {@code
 * pattern=word}, as in {@code ticker-*=conflate; chat/*=drop-oldest}. The order counts: the first
 * rule that matches a channel is the one for it. Blanks around the parts do not matter. A pattern
 * cannot hold a semicolon; {@code *} stands in for it. See {@link ChannelPattern} for the patterns.
 *
 * @param key the setting
 * @param allowed what a rule may be, for the error, such as {@code pattern=members}
 */
public record ChannelRules(String key, String allowed) {

    /**
     * @param text the rules; blank for none
     * @param rule makes one of a pattern and the word behind it; empty if there is no such word
     * @throws InvalidInput naming the key, the wrong rule and what is allowed
     */
    public <R> List<R> parse(String text, BiFunction<ChannelPattern, String, Optional<R>> rule) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> parseOne(one, rule))
                .toList();
    }

    private <R> R parseOne(String text, BiFunction<ChannelPattern, String, Optional<R>> rule) {
        int equals = text.lastIndexOf('=');
        if (equals < 0) {
            throw none(text);
        }
        ChannelPattern pattern = ChannelPattern.of(key, text.substring(0, equals).strip());
        return rule.apply(pattern, text.substring(equals + 1).strip())
                .orElseThrow(() -> none(text));
    }

    private InvalidInput none(String text) {
        return new InvalidInput(key, "'" + text + "' is no rule; allowed: " + allowed);
    }
}
