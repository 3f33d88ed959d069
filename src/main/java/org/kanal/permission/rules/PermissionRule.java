package org.kanal.permission.rules;

import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.Subscriber;
import org.kanal.channel.ChannelPattern;

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
