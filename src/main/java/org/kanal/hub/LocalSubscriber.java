package org.kanal.hub;

import org.kanal.api.Subscriber;
import org.kanal.outbox.Outbox;

/**
 * A subscriber on one connection of this node.
 *
 * @param connectionId the connection; a subscriber may have several
 * @param outbox the way out to it
 */
public record LocalSubscriber(String connectionId, Subscriber subscriber, Outbox outbox) {}
