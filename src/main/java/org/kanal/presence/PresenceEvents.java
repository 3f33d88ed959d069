package org.kanal.presence;

import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;

/**
 * What the rosters find out, for whoever tells applications and other nodes. Called under the lock
 * of the rosters: it must not wait.
 */
interface PresenceEvents {

    /**
     * Somebody is there who was not.
     *
     * @param cause which change of which node brought it
     * @param occupancy how many there are now
     */
    void joined(Channel channel, Cause cause, Member member, int occupancy);

    /** Somebody is not there any more. */
    void left(Channel channel, Cause cause, Member member, LeaveReason reason, int occupancy);

    /** Somebody's node is gone; if there is nobody else of it, it has left by that. */
    void buried(Channel channel, String id, String origin);

    /** One of this node's members has come or changed. */
    void ownChanged(Channel channel, String id, Entry now);

    /** One of this node's members has gone. */
    void ownGone(Channel channel, String id, long number, LeaveReason reason);

    /** Somebody here wants to know who is on a channel, or nobody does any more. */
    void wanted(Channel channel, boolean isWanted);

    /**
     * A change of a member.
     *
     * @param origin the id of the node whose member it is
     * @param number which of its changes; later ones have higher numbers
     * @param kind "" or a word for one that the node did not number itself
     */
    record Cause(String origin, long number, String kind) {

        /** Of who is gone with its node. */
        static final String DEATH = "died";

        /** Of who was taken out with its node and is there again. */
        static final String BACK = "back";

        boolean isDeath() {
            return kind.startsWith(DEATH);
        }

        /** Another one for each change, and the same on every node. */
        String id() {
            return origin + "-" + Long.toString(number, Character.MAX_RADIX) + kind;
        }
    }
}
