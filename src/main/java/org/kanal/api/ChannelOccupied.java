package org.kanal.api;

/**
 * A channel on which nobody was has a member now. Comes before its {@link MemberJoined}, and is
 * told as that is.
 *
 * @param eventId another one for each such event; the same if one is told again
 */
public record ChannelOccupied(String eventId, Channel channel) {}
