package org.kanal.hub;

import org.kanal.channel.Channel;

/**
 * One message to all seats of a stream, built once for each way in which its channel is named:
 * without its application by the pages of that application, with it by those of others.
 */
final class ShownItems {

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

    /** The frame for a seat whose subscriber calls the channel so. */
    Item of(Channel shownAs) {
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
