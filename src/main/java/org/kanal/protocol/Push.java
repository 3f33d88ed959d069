package org.kanal.protocol;

import org.kanal.api.Channel;
import org.kanal.api.Publication;

/** What the server says without being asked. */
public sealed interface Push extends Outgoing {

    /** A publication on a channel that the client subscribed to. */
    record Message(Publication publication) implements Push {
        @Override
        public String type() {
            return "message";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.publication(publication);
        }
    }

    /** The server ended a subscription. */
    record Ended(Channel channel, Refusal refusal) implements Push {
        @Override
        public String type() {
            return "unsubscribed";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.channel(channel).refusal(refusal);
        }
    }

    /**
     * Messages of an open subscription could not be delivered: it goes on from a new place. On the
     * wire a {@code subscribed} without an id.
     */
    record Resynced(Subscription subscription) implements Push {
        @Override
        public String type() {
            return "subscribed";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.subscription(subscription);
        }
    }

    /** Asks for a sign of life. */
    record Ping() implements Push {
        @Override
        public String type() {
            return "ping";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            // it says nothing but its type
        }
    }
}
