package org.kanal.protocol;

import java.util.Optional;
import java.util.OptionalLong;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.channel.Since;
import org.kanal.protocol.Refusal.Code;

/**
 * What a client asks for: one text frame each. (What an operator asks for on the command line is
 * the launcher's.)
 */
public sealed interface Command {

    /** The id with which the client knows the answer; empty where there is none. */
    OptionalLong id();

    /** The channel that it is about; empty where there is none. */
    Optional<Channel> target();

    /** What the client is told has failed if the server fails to do it. */
    Code failure();

    /** Calls the method for this kind of command. */
    <R> R handleBy(Handler<R> handler);

    /**
     * Does something with a command, one method for each kind: a new kind does not compile until
     * everybody who handles commands knows it.
     *
     * @param <R> what comes of it
     */
    interface Handler<R> {
        R connect(Connect command);

        R refresh(Refresh command);

        R pong(Pong command);

        R subscribe(Subscribe command);

        R unsubscribe(Unsubscribe command);

        R publish(Publish command);

        R presence(OnPresence command);
    }

    /** About the connection: nothing tells the answer but its type. */
    sealed interface OnConnection extends Command {
        @Override
        default OptionalLong id() {
            return OptionalLong.empty();
        }

        @Override
        default Optional<Channel> target() {
            return Optional.empty();
        }

        @Override
        default Code failure() {
            return Code.SUBSCRIPTION_FAILED;
        }
    }

    /** About a channel, and with a number. */
    sealed interface OnChannel extends Command {
        long number();

        Channel channel();

        @Override
        default OptionalLong id() {
            return OptionalLong.of(number());
        }

        @Override
        default Optional<Channel> target() {
            return Optional.of(channel());
        }
    }

    /** About who is there on a channel; told apart by whoever answers that. */
    sealed interface OnPresence extends OnChannel {

        /** Calls the method for this kind. */
        <R> R presenceBy(PresenceHandler<R> handler);

        @Override
        default Code failure() {
            return Code.SUBSCRIPTION_FAILED;
        }

        @Override
        default <R> R handleBy(Handler<R> handler) {
            return handler.presence(this);
        }
    }

    /** As {@link Handler}, for what is about who is there. */
    interface PresenceHandler<R> {
        R members(Members command);

        R update(Update command);
    }

    /** Opens the conversation; must come first. */
    record Connect(Optional<String> token, Optional<String> resume) implements OnConnection {
        @Override
        public <R> R handleBy(Handler<R> handler) {
            return handler.connect(this);
        }
    }

    /** Brings a new token before the old one expires. */
    record Refresh(String token) implements OnConnection {
        @Override
        public <R> R handleBy(Handler<R> handler) {
            return handler.refresh(this);
        }
    }

    /** Answers a ping. */
    record Pong() implements OnConnection {
        @Override
        public <R> R handleBy(Handler<R> handler) {
            return handler.pong(this);
        }
    }

    /**
     * Asks for a channel's messages, and for the missed ones if {@code since} is there.
     *
     * @param presence whether to tell who comes and goes
     * @param data what others see of this subscriber, where they see who is there
     */
    record Subscribe(
            long number,
            Channel channel,
            Optional<Since> since,
            boolean presence,
            Optional<Payload> data)
            implements OnChannel {

        /** Of somebody who does not care who else is there. */
        public Subscribe(long number, Channel channel, Optional<Since> since) {
            this(number, channel, since, false, Optional.empty());
        }

        @Override
        public Code failure() {
            return Code.SUBSCRIPTION_FAILED;
        }

        @Override
        public <R> R handleBy(Handler<R> handler) {
            return handler.subscribe(this);
        }
    }

    /** Ends a subscription. */
    record Unsubscribe(long number, Channel channel) implements OnChannel {
        @Override
        public Code failure() {
            return Code.SUBSCRIPTION_FAILED;
        }

        @Override
        public <R> R handleBy(Handler<R> handler) {
            return handler.unsubscribe(this);
        }
    }

    /**
     * Publishes; needs the write permission.
     *
     * @param includePublisher whether subscribers see who published
     */
    record Publish(long number, Channel channel, Payload payload, boolean includePublisher)
            implements OnChannel {
        @Override
        public Code failure() {
            return Code.PUBLISH_FAILED;
        }

        @Override
        public <R> R handleBy(Handler<R> handler) {
            return handler.publish(this);
        }
    }

    /**
     * Asks who is there.
     *
     * @param after the id behind which the answer begins; empty for the beginning
     */
    record Members(long number, Channel channel, String after) implements OnPresence {
        @Override
        public <R> R presenceBy(PresenceHandler<R> handler) {
            return handler.members(this);
        }
    }

    /** Says something else about oneself to those who see who is there. */
    record Update(long number, Channel channel, Payload data) implements OnPresence {
        @Override
        public <R> R presenceBy(PresenceHandler<R> handler) {
            return handler.update(this);
        }
    }
}
