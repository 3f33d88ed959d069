package org.kanal.protocol;

import java.util.Optional;
import java.util.OptionalLong;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.channel.Since;

/** What a client asks for: one text frame each. */
public sealed interface Command {

    /** The id with which the client knows the answer; empty where there is none. */
    OptionalLong id();

    /** The channel that it is about; empty where there is none. */
    Optional<Channel> target();

    /** Opens the conversation; must come first. */
    record Connect(Optional<String> token, Optional<String> resume) implements Command {
        @Override
        public OptionalLong id() {
            return OptionalLong.empty();
        }

        @Override
        public Optional<Channel> target() {
            return Optional.empty();
        }
    }

    /** Asks for a channel's messages, and for the missed ones if {@code since} is there. */
    record Subscribe(long number, Channel channel, Optional<Since> since) implements Command {
        @Override
        public OptionalLong id() {
            return OptionalLong.of(number);
        }

        @Override
        public Optional<Channel> target() {
            return Optional.of(channel);
        }
    }

    /** Ends a subscription. */
    record Unsubscribe(long number, Channel channel) implements Command {
        @Override
        public OptionalLong id() {
            return OptionalLong.of(number);
        }

        @Override
        public Optional<Channel> target() {
            return Optional.of(channel);
        }
    }

    /**
     * Publishes; needs the write permission.
     *
     * @param includePublisher whether subscribers see who published
     */
    record Publish(long number, Channel channel, Payload payload, boolean includePublisher)
            implements Command {
        @Override
        public OptionalLong id() {
            return OptionalLong.of(number);
        }

        @Override
        public Optional<Channel> target() {
            return Optional.of(channel);
        }
    }

    /** Brings a new token before the old one expires. */
    record Refresh(String token) implements Command {
        @Override
        public OptionalLong id() {
            return OptionalLong.empty();
        }

        @Override
        public Optional<Channel> target() {
            return Optional.empty();
        }
    }

    /** Answers a ping. */
    record Pong() implements Command {
        @Override
        public OptionalLong id() {
            return OptionalLong.empty();
        }

        @Override
        public Optional<Channel> target() {
            return Optional.empty();
        }
    }
}
