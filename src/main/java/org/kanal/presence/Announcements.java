package org.kanal.presence;

import java.util.function.BiConsumer;
import org.kanal.api.Channel;
import org.kanal.api.ChannelOccupied;
import org.kanal.api.ChannelVacated;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.api.MemberJoined;
import org.kanal.api.MemberLeft;

/** Tells applications who comes and goes. */
final class Announcements implements PresenceEvents {

    private final BiConsumer<Channel, Object> facts;

    /**
     * @param facts takes each fact and the channel that it is of; does not wait
     */
    Announcements(BiConsumer<Channel, Object> facts) {
        this.facts = facts;
    }

    @Override
    public void joined(Channel channel, Cause cause, Member member, int occupancy) {
        if (occupancy == 1) {
            facts.accept(channel, new ChannelOccupied(cause.id(), channel));
        }
        facts.accept(channel, new MemberJoined(cause.id(), channel, member));
    }

    @Override
    public void left(
            Channel channel, Cause cause, Member member, LeaveReason reason, int occupancy) {
        facts.accept(channel, new MemberLeft(cause.id(), channel, member, reason));
        if (occupancy == 0) {
            facts.accept(channel, new ChannelVacated(cause.id(), channel));
        }
    }

    @Override
    public void ownChanged(Channel channel, String id, Entry now) {
        // There is no other node.
    }

    @Override
    public void ownGone(Channel channel, String id, long number, LeaveReason reason) {
        // There is no other node.
    }

    @Override
    public void wanted(Channel channel, boolean isWanted) {
        // There is no other node.
    }
}
