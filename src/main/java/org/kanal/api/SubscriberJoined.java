package org.kanal.api;

/**
 * A subscriber now receives a channel's messages through one connection of this node.
 *
 * @param connectionId the connection; a subscriber may have several
 */
public record SubscriberJoined(Channel channel, Subscriber subscriber, String connectionId) {}
