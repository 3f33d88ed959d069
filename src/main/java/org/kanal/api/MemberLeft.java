package org.kanal.api;

/**
 * Somebody is not there any more: the last connection of a subscriber to a channel that tells who
 * is there has ended. Told as {@link MemberJoined} is.
 *
 * @param eventId another one for each such event; the same if one is told again
 * @param member as it was last
 * @param reason why; of several connections, why the last one
 */
public record MemberLeft(String eventId, Channel channel, Member member, LeaveReason reason) {}
