package org.kanal.protocol;

import java.util.Optional;
import java.util.OptionalLong;
import org.kanal.channel.Channel;
import org.kanal.channel.Position;
import org.kanal.channel.Subscriber;

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
     */
    record Connected(
            String connectionId,
            Subscriber subscriber,
            long heartbeatSeconds,
            long maxPayloadBytes,
            String resume,
            int framesPerSecond,
            int burst)
            implements Reply {}

    /** The subscription holds; see {@link Subscription} for what it says. */
    record Subscribed(long id, Subscription subscription) implements Reply {}

    /** The subscription has ended, as asked. */
    record Unsubscribed(long id, Channel channel) implements Reply {}

    /** The message was accepted for delivery. */
    record Published(long id, Optional<Position> position) implements Reply {}

    /**
     * Something was refused.
     *
     * @param id the command's id, if it had a readable one
     */
    record Failed(OptionalLong id, Optional<Channel> channel, Refusal refusal) implements Reply {}
}
