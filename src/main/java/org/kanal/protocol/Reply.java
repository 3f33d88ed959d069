package org.kanal.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.kanal.api.Channel;
import org.kanal.api.Member;
import org.kanal.api.Position;
import org.kanal.api.Subscriber;

/** What the server answers to a {@link Command}. */
public sealed interface Reply extends Outgoing {

    /**
     * The conversation is open.
     *
     * @param heartbeatSeconds after how many seconds of silence the server pings
     * @param maxPayloadBytes the largest payload that may be published, in bytes of UTF-8 JSON
     * @param resume gives a visitor the same id when it connects again
     * @param framesPerSecond how many frames the client may send for long
     * @param burst how many at once
     * @param expiresIn in how many seconds the identity ends by itself; empty where it does not
     */
    record Connected(
            String connectionId,
            Subscriber subscriber,
            long heartbeatSeconds,
            long maxPayloadBytes,
            String resume,
            int framesPerSecond,
            int burst,
            OptionalLong expiresIn)
            implements Reply {
        @Override
        public String type() {
            return "connected";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.text("connectionId", connectionId)
                    .subscriber(subscriber)
                    .number("heartbeat", heartbeatSeconds)
                    .number("maxPayload", maxPayloadBytes)
                    .rate(framesPerSecond, burst)
                    .text("resume", resume);
            expiresIn.ifPresent(seconds -> fields.number("expiresIn", seconds));
        }
    }

    /**
     * The new token counts.
     *
     * @param expiresIn in how many seconds it expires
     */
    record Refreshed(long expiresIn) implements Reply {
        @Override
        public String type() {
            return "refreshed";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.number("expiresIn", expiresIn);
        }
    }

    /**
     * The subscription holds; see {@link Subscription} for what it says.
     *
     * @param occupancy how many are there, for who asked to be told
     */
    record Subscribed(long id, Subscription subscription, OptionalInt occupancy) implements Reply {

        /** To somebody who does not care who else is there. */
        public Subscribed(long id, Subscription subscription) {
            this(id, subscription, OptionalInt.empty());
        }

        @Override
        public String type() {
            return "subscribed";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.number("id", id).subscription(subscription);
            occupancy.ifPresent(count -> fields.number("occupancy", count));
        }
    }

    /**
     * Who is there.
     *
     * @param occupancy how many in all
     * @param next where the next part begins; empty if this is the last one
     */
    record Members(
            long id, Channel channel, List<Member> members, int occupancy, Optional<String> next)
            implements Reply {
        @Override
        public String type() {
            return "members";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.number("id", id)
                    .channel(channel)
                    .members("members", members)
                    .number("occupancy", occupancy);
            next.ifPresent(after -> fields.text("next", after));
        }
    }

    /** What is said about oneself is another now. */
    record Updated(long id, Channel channel) implements Reply {
        @Override
        public String type() {
            return "updated";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.number("id", id).channel(channel);
        }
    }

    /** The subscription has ended, as asked. */
    record Unsubscribed(long id, Channel channel) implements Reply {
        @Override
        public String type() {
            return "unsubscribed";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.number("id", id).channel(channel);
        }
    }

    /** The message was accepted for delivery. */
    record Published(long id, Optional<Position> position) implements Reply {
        @Override
        public String type() {
            return "published";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            fields.number("id", id).position(position);
        }
    }

    /**
     * Something was refused.
     *
     * @param id the command's id, if it had a readable one
     */
    record Failed(OptionalLong id, Optional<Channel> channel, Refusal refusal) implements Reply {
        @Override
        public String type() {
            return "error";
        }

        @Override
        public void writeTo(OutgoingWriter fields) {
            id.ifPresent(number -> fields.number("id", number));
            fields.refusal(refusal);
            channel.ifPresent(fields::channel);
        }
    }
}
