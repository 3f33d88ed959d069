package org.kanal.api;

/**
 * A subscriber now receives a channel's messages through one connection of this node. Where there
 * are several nodes, each tells of its own connections only.
 *
 * @param connectionId the connection; a subscriber may have several
 */
public record SubscriberJoined(Channel channel, Subscriber subscriber, String connectionId) {}
