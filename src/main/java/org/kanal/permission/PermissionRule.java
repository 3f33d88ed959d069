package org.kanal.permission;

import org.kanal.channel.Channel;
import org.kanal.channel.ChannelPattern;
import org.kanal.channel.Subscriber;

/**
 * One line of the rules file.
 *
 * @param channels which channels it is for; the resources of these inherit it
 * @param subject whom it is for
 * @param permissions what they may do
 * @param line where it stands, counted from 1
 */
record PermissionRule(
        ChannelPattern channels, RuleSubject subject, ChannelPermissions permissions, int line) {

    boolean isFor(Channel channel, Subscriber subscriber) {
        return isFor(channel)
                && (isDenial() ? subject.deniesTo(subscriber) : subject.includes(subscriber));
    }

    /** Whether it takes away, and gives nothing. */
    boolean isDenial() {
        return !permissions.read() && !permissions.write();
    }

    private boolean isFor(Channel channel) {
        return channels.matches(channel) || channel.parent().map(channels::matches).orElse(false);
    }
}
