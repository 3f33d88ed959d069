package org.kanal.hub;

import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.history.Slice;
import org.kanal.outbox.Item;
import org.kanal.outbox.Overflow;
import org.kanal.protocol.EncodedMessage;
import org.kanal.protocol.Push;
import org.kanal.protocol.Subscription;

/**
 * One message to all seats of a stream, built once for each way in which its channel is named:
 * without its application by the pages of that application, with it by those of others.
 */
public final class ShownItems {

    /** Writes the message about a channel under this name. */
    @FunctionalInterface
    interface Writer {
        Item write(Channel shownAs);
    }

    private final Writer writer;
    private Item bare;
    private Item named;

    ShownItems(Writer writer) {
        this.writer = writer;
    }

    /** A publication as it comes. */
    static ShownItems live(Publication publication, Overflow overflow) {
        return new ShownItems(
                shownAs ->
                        new Item.Live(
                                EncodedMessage.of(new Push.Message(publication.shownAs(shownAs))),
                                shownAs,
                                publication.position(),
                                overflow));
    }

    /** The word that something before this position may be missing. */
    static ShownItems resynced(Position position, Slice.Reason reason) {
        return new ShownItems(shownAs -> new Item.Plain(resynced(shownAs, position, reason)));
    }

    private static EncodedMessage resynced(
            Channel shownAs, Position position, Slice.Reason reason) {
        return EncodedMessage.of(
                new Push.Resynced(
                        new Subscription(
                                shownAs,
                                Optional.of(position),
                                false,
                                Optional.of(reason.wireName()))));
    }

    /**
     * The message for whoever calls the channel so. Under the stream's lock.
     *
     * @param shownAs without an appId, or with that of its application
     */
    public Item of(Channel shownAs) {
        if (shownAs.isOwn()) {
            if (bare == null) {
                bare = writer.write(shownAs);
            }
            return bare;
        }
        if (named == null) {
            named = writer.write(shownAs);
        }
        return named;
    }
}
