package org.kanal.hub;

import org.kanal.api.Channel;
import org.kanal.outbox.Item;
import org.kanal.outbox.Outbox;

/** A receiver that knows a channel by its own name. */
record TestReceiver(String subscriberId, Outbox outbox, Channel channel) implements Receiver {

    @Override
    public Item read(ShownItems items) {
        return items.of(channel);
    }
}
