package org.kanal.api;

/**
 * Nobody is on a channel any more. Comes after the last {@link MemberLeft}, and is told as {@link
 * MemberJoined} is.
 *
 * @param eventId another one for each such event; the same if one is told again
 */
public record ChannelVacated(String eventId, Channel channel) {}
