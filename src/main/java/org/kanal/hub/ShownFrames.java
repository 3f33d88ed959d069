package org.kanal.hub;

import org.kanal.channel.Channel;
import org.kanal.protocol.TextFrame;

/**
 * One message to all seats of a stream, built once for each way in which its channel is named:
 * without its application by the pages of that application, with it by those of others.
 */
final class ShownFrames {

    /** Writes the message about a channel under this name. */
    @FunctionalInterface
    interface Writer {
        TextFrame write(Channel shownAs);
    }

    private final Writer writer;
    private TextFrame bare;
    private TextFrame named;

    ShownFrames(Writer writer) {
        this.writer = writer;
    }

    /** The frame for a seat whose subscriber calls the channel so. */
    TextFrame of(Channel shownAs) {
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
