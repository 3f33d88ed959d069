package org.kanal.api;

/**
 * A subscriber no longer receives a channel's messages through one connection of this node: it
 * unsubscribed, lost the permission, or its connection ended. Where there are several nodes, each
 * tells of its own connections only.
 *
 * @param connectionId the connection; the subscriber may have others
 */
public record SubscriberLeft(Channel channel, Subscriber subscriber, String connectionId) {}
