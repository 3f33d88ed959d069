package org.kanal.gateway;

import org.kanal.api.Channel;
import org.kanal.api.Subscriber;
import org.kanal.hub.Receiver;
import org.kanal.hub.ShownItems;
import org.kanal.outbox.Item;
import org.kanal.outbox.Outbox;

/**
 * One connection's part in a channel.
 *
 * @param connectionId the connection; a subscriber may have several
 * @param subscriber as whom it listens
 * @param outbox the way out to it
 * @param shownAs the channel as the client calls it: without an appId if it is of its own
 *     application
 */
record Listener(String connectionId, Subscriber subscriber, Outbox outbox, Channel shownAs)
        implements Receiver {

    @Override
    public String subscriberId() {
        return subscriber.id();
    }

    @Override
    public Item read(ShownItems items) {
        return items.of(shownAs);
    }
}
