package org.kanal.protocol;

import java.util.Optional;
import org.kanal.channel.Channel;
import org.kanal.channel.Payload;
import org.kanal.channel.Since;

/** What a client asks for: one text frame each. */
public sealed interface Command {

    /** Opens the conversation; must come first. */
    record Connect(Optional<String> token, Optional<String> resume) implements Command {}

    /** Asks for a channel's messages, and for the missed ones if {@code since} is there. */
    record Subscribe(long id, Channel channel, Optional<Since> since) implements Command {}

    /** Ends a subscription. */
    record Unsubscribe(long id, Channel channel) implements Command {}

    /**
     * Publishes; needs the write permission.
     *
     * @param includePublisher whether subscribers see who published
     */
    record Publish(long id, Channel channel, Payload payload, boolean includePublisher)
            implements Command {}

    /** Brings a new token before the old one expires. */
    record Refresh(String token) implements Command {}

    /** Answers a ping. */
    record Pong() implements Command {}
}
