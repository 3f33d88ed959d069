package org.kanal.api;

import java.util.List;

/**
 * Who is there. Get it by {@code @Inject} or {@code @EJB}.
 *
 * <p>For the channels that {@code kanal.presence.channels} names. Every subscriber of such a
 * channel is a member of it; a subscriber with several connections is one. All of them are meant,
 * whichever node of the cluster they are connected to.
 */
public interface Presence {

    /**
     * All members, in the order of their ids. May be many: see the other method.
     *
     * @return empty also where the channel only counts
     * @throws InvalidInput if the channel is none of those
     * @throws Unavailable if other nodes did not say in time who is there
     */
    List<Member> members(Channel channel);

    /**
     * Some members, in the order of their ids.
     *
     * @param after the id behind which to begin; empty for the beginning
     * @param limit the most to get, 1 or more
     * @throws InvalidInput if the channel is none of those, or the limit is less than 1
     * @throws Unavailable if other nodes did not say in time who is there
     */
    List<Member> members(Channel channel, String after, int limit);

    /**
     * How many members there are.
     *
     * @throws InvalidInput if the channel is none of those
     * @throws Unavailable if other nodes did not say in time who is there
     */
    int occupancy(Channel channel);
}
