package org.kanal.identity;

import java.util.List;
import org.kanal.api.Channel;
import org.kanal.channel.ChannelPattern;

/**
 * Channels that an identity brings with it: it grants, it never takes away. As everywhere, a
 * resource inherits what is said of its channel.
 *
 * @param read whose messages it may read
 * @param write to which it may publish
 */
public record ChannelGrants(List<ChannelPattern> read, List<ChannelPattern> write) {

    /** No channel at all. */
    public static final ChannelGrants NONE = new ChannelGrants(List.of(), List.of());

    public ChannelGrants {
        read = List.copyOf(read);
        write = List.copyOf(write);
    }

    /** Whether it says anything of this channel. */
    public boolean mention(Channel channel) {
        return mayRead(channel) || mayWrite(channel);
    }

    /** Whether it opens the channel for reading. */
    public boolean mayRead(Channel channel) {
        return matches(read, channel);
    }

    /** Whether it opens the channel for publishing. */
    public boolean mayWrite(Channel channel) {
        return matches(write, channel);
    }

    private static boolean matches(List<ChannelPattern> patterns, Channel channel) {
        return patterns.stream()
                .anyMatch(
                        pattern ->
                                pattern.matches(channel)
                                        || channel.parent().filter(pattern::matches).isPresent());
    }
}
