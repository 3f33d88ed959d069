package org.kanal.client;

import java.lang.System.Logger.Level;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Position;

/**
 * One channel as a client sees it: what is set here counts for subscriptions that begin later.
 * Handlers are called one after another, in the order of the messages, on a thread of the client's.
 *
 * @param <T> what its payloads are read as
 */
public final class KanalChannel<T> {

    private static final System.Logger LOG = System.getLogger("org.kanal.client");

    private final Kanal kanal;
    private final Channel channel;
    private final Type type;
    private Since since;
    private Consumer<Message<T>> onMessage = message -> {};
    private Consumer<GapReason> onGap = reason -> {};
    private Consumer<Boolean> onSubscribed = isSynced -> {};
    private Consumer<KanalException> onError =
            problem -> LOG.log(Level.WARNING, problem.getMessage());

    KanalChannel(Kanal kanal, Channel channel, Type type) {
        this.kanal = kanal;
        this.channel = Objects.requireNonNull(channel, "channel");
        this.type = Objects.requireNonNull(type, "type");
    }

    /** Goes on after this position; null for the present. */
    public KanalChannel<T> since(Position position) {
        since = position == null ? null : new Since.After(position);
        return this;
    }

    /**
     * Begins with the newest messages that the server keeps.
     *
     * @param count how many at most; 1 or more
     * @throws InvalidInput if it is less
     */
    public KanalChannel<T> sinceLast(int count) {
        if (count < 1) {
            throw new InvalidInput("since.last", count + " is too small; allowed: 1 or more");
        }
        since = new Since.Last(count);
        return this;
    }

    /**
     * A message has come, in the channel's order; one at a time.
     *
     * @param handler may take its time: what comes meanwhile waits
     */
    public KanalChannel<T> onMessage(Consumer<Message<T>> handler) {
        onMessage = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /** Messages are lost: time to load the state anew. Called before what comes after the gap. */
    public KanalChannel<T> onGap(Consumer<GapReason> handler) {
        onGap = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /** The server confirms, at first and after each reconnection; true: nothing was missed. */
    public KanalChannel<T> onSubscribed(Consumer<Boolean> handler) {
        onSubscribed = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /** What goes wrong; unless it is recoverable, the subscription is over. Logged by default. */
    public KanalChannel<T> onError(Consumer<KanalException> handler) {
        onError = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Begins to listen; does not wait for the server. Where the client listens to the channel
     * already, it joins that stream, wherever {@code since} says.
     *
     * @throws KanalException if the client is closed
     */
    public Subscription<T> subscribe() {
        KanalChannel<T> asNow = copy();
        return kanal.subscribe(asNow, since);
    }

    /**
     * Publishes; needs the permission to write.
     *
     * @return the position, if the channel has one, when the server has accepted it; fails with a
     *     {@link KanalException}
     */
    public CompletableFuture<Optional<Position>> publish(T payload) {
        return kanal.publish(channel, payload, false);
    }

    /** The same, and subscribers see who published it. */
    public CompletableFuture<Optional<Position>> publishWithName(T payload) {
        return kanal.publish(channel, payload, true);
    }

    private KanalChannel<T> copy() {
        KanalChannel<T> copy = new KanalChannel<>(kanal, channel, type);
        copy.onMessage = onMessage;
        copy.onGap = onGap;
        copy.onSubscribed = onSubscribed;
        copy.onError = onError;
        return copy;
    }

    Channel channel() {
        return channel;
    }

    Type type() {
        return type;
    }

    Consumer<Message<T>> messageHandler() {
        return onMessage;
    }

    Consumer<GapReason> gapHandler() {
        return onGap;
    }

    Consumer<Boolean> subscribedHandler() {
        return onSubscribed;
    }

    Consumer<KanalException> errorHandler() {
        return onError;
    }
}
