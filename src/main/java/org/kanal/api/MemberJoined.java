package org.kanal.api;

/**
 * Somebody is there who was not: the first connection of a subscriber to a channel that tells who
 * is there.
 *
 * <p>For an application's observers, {@code @Observes} or {@code @ObservesAsync}: told once in the
 * whole cluster, on one of its nodes, each channel's in their order; after a node has died, hung or
 * was cut off perhaps a second time, with the same {@code eventId}. Who was told to have left
 * because its node did not answer, and is there when that one is back, joins again with another.
 *
 * @param eventId another one for each such event; the same if one is told again
 */
public record MemberJoined(String eventId, Channel channel, Member member) {}
