package org.kanal.protocol;

import java.util.List;
import java.util.Map;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
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

    /**
     * Who has come, changed and gone since the last one.
     *
     * @param occupancy how many are there now
     * @param isNamed whether these are all changes; else there were too many, and only the number
     *     is told
     */
    record Changes(
            Channel channel,
            List<Member> joined,
            List<Member> updated,
            Map<String, LeaveReason> left,
            int occupancy,
            boolean isNamed)
            implements Push {
        @Override
        public String type() {
            return "presence";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.channel(channel);
            if (isNamed) {
                fields.members("joined", joined).members("updated", updated).left(left);
            }
            fields.number("occupancy", occupancy);
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
