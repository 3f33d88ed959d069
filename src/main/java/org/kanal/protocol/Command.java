package org.kanal.protocol;

import java.util.Optional;
import java.util.OptionalLong;
import org.kanal.channel.Channel;
import org.kanal.channel.Payload;
import org.kanal.channel.Since;

/** What a client asks for: one text frame each. */
public sealed interface Command {

    /** The id with which the client knows the answer; empty where there is none. */
    default OptionalLong id() {
        if (this instanceof Subscribe subscribe) {
            return OptionalLong.of(subscribe.number());
        } else if (this instanceof Unsubscribe unsubscribe) {
            return OptionalLong.of(unsubscribe.number());
        } else if (this instanceof Publish publish) {
            return OptionalLong.of(publish.number());
        }
        return OptionalLong.empty();
    }

    /** The channel that it is about; empty where there is none. */
    default Optional<Channel> target() {
        if (this instanceof Subscribe subscribe) {
            return Optional.of(subscribe.channel());
        } else if (this instanceof Unsubscribe unsubscribe) {
            return Optional.of(unsubscribe.channel());
        } else if (this instanceof Publish publish) {
            return Optional.of(publish.channel());
        }
        return Optional.empty();
    }

    /** Opens the conversation; must come first. */
    record Connect(Optional<String> token, Optional<String> resume) implements Command {}

    /** Asks for a channel's messages, and for the missed ones if {@code since} is there. */
    record Subscribe(long number, Channel channel, Optional<Since> since) implements Command {}

    /** Ends a subscription. */
    record Unsubscribe(long number, Channel channel) implements Command {}

    /**
     * Publishes; needs the write permission.
     *
     * @param includePublisher whether subscribers see who published
     */
    record Publish(long number, Channel channel, Payload payload, boolean includePublisher)
            implements Command {}

    /** Brings a new token before the old one expires. */
    record Refresh(String token) implements Command {}

    /** Answers a ping. */
    record Pong() implements Command {}
}
