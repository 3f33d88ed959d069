package org.kanal.outbox;

import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.history.Slice;
import org.kanal.protocol.EncodedMessage;
import org.kanal.protocol.Push;
import org.kanal.protocol.Subscription;

/** What waits in an outbox. Immutable: one of a publication is shared by all its receivers. */
public sealed interface Item {

    /** As it is sent. */
    EncodedMessage message();

    /** Whether it may be dropped to make room. */
    default boolean mayGo() {
        return false;
    }

    /** An answer, or anything else that the client cannot do without. */
    record Plain(EncodedMessage message) implements Item {}

    /** A publication. */
    record Live(
            EncodedMessage message, Channel channel, Optional<Position> position, Overflow overflow)
            implements Item {

        @Override
        public boolean mayGo() {
            return overflow != Overflow.CLOSE;
        }
    }

    /** Stands where publications of a channel were dropped. */
    record Lost(EncodedMessage message, Channel channel) implements Item {

        /** Tells that this one, the last of a run, was dropped. */
        static Lost upTo(Live dropped) {
            return new Lost(
                    EncodedMessage.of(
                            new Push.Resynced(
                                    new Subscription(
                                            dropped.channel(),
                                            dropped.position(),
                                            false,
                                            Optional.of(Slice.Reason.OVERFLOW.wireName())))),
                    dropped.channel());
        }
    }
}
