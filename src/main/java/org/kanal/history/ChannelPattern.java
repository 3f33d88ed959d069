package org.kanal.history;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kanal.channel.Channel;
import org.kanal.channel.InvalidInput;

/**
 * Which channels a rule is for: {@code name} or {@code name/resource}, in which {@code *} stands
 * for any run of characters, also none.
 *
 * <p>A pattern without a slash is for channels themselves and not for their resources, because
 * resources are delivered independently; {@code news/*} is for all resources of {@code news}, and
 * {@code *}{@code /*} for all resources. The first slash parts the two; a resource's {@code *}
 * matches slashes too.
 */
public final class ChannelPattern {

    private final String text;
    private final Pattern name;
    private final Pattern resource;

    private ChannelPattern(String text, Pattern name, Pattern resource) {
        this.text = text;
        this.name = name;
        this.resource = resource;
    }

    /**
     * @throws InvalidInput naming {@code kanal.history.rules} if a part of the pattern is empty or
     *     no channel can have such a name
     */
    public static ChannelPattern of(String text) {
        int slash = text.indexOf('/');
        String name = slash < 0 ? text : text.substring(0, slash);
        if (!name.matches("[A-Za-z0-9_*-]+") || slash == text.length() - 1) {
            throw new InvalidInput(
                    HistorySettings.RULES_KEY,
                    "'"
                            + text
                            + "' is no channel pattern; allowed: name or name/resource, with * for"
                            + " any characters");
        }
        return new ChannelPattern(
                text, glob(name), glob(slash < 0 ? "" : text.substring(slash + 1)));
    }

    /** Whether the rule is for this channel. */
    public boolean matches(Channel channel) {
        return channel.isResource() != resource.pattern().isEmpty()
                && name.matcher(channel.name()).matches()
                && resource.matcher(channel.resourceId()).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static Pattern glob(String part) {
        String regex =
                part.codePoints()
                        .mapToObj(Character::toString)
                        .map(c -> c.equals("*") ? ".*" : Pattern.quote(c))
                        .collect(Collectors.joining());
        return Pattern.compile(regex);
    }
}
