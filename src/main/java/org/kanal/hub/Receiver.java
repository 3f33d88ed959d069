package org.kanal.hub;

import org.kanal.outbox.Item;
import org.kanal.outbox.Outbox;

/** Who sits at a channel, as the hub sees it: which messages it gets, in which words, and where. */
public interface Receiver {

    /** Whose id decides whether a message that is for some is for this one. */
    String subscriberId();

    /** The message under the name by which this one knows the channel. */
    Item read(ShownItems items);

    /** The way out to it. */
    Outbox outbox();
}
