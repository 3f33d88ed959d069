package org.kanal.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.client.json.JsonWriter;

/** Somebody of this program listens to a channel, until it is closed or the server ends it. */
public final class Subscription<T> implements AutoCloseable {

    private final Channel channel;
    private final KanalChannel<T> wish;
    private final PayloadCodec codec;
    private final Handlers handlers;
    private final Consumer<Subscription<?>> leaving;
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private volatile Optional<Position> position = Optional.empty();
    private volatile boolean ended;

    Subscription(
            KanalChannel<T> wish,
            PayloadCodec codec,
            Handlers handlers,
            Consumer<Subscription<?>> leaving) {
        this.channel = wish.channel();
        this.wish = wish;
        this.codec = codec;
        this.handlers = handlers;
        this.leaving = leaving;
    }

    /** The channel. */
    public Channel channel() {
        return channel;
    }

    /**
     * Where it stands: after the last message that was handed to the handler. Empty before the
     * first confirmation, and where the channel keeps no history.
     */
    public Optional<Position> position() {
        return position;
    }

    /**
     * Waits until the server has confirmed it.
     *
     * @throws KanalException if the server refuses it, or does not answer within this time
     */
    public Subscription<T> awaitSubscribed(Duration patience) throws InterruptedException {
        try {
            first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return this;
        } catch (ExecutionException e) {
            throw (KanalException) e.getCause();
        } catch (TimeoutException e) {
            throw KanalException.disconnected(
                    "no answer to the subscription to " + channel + " within " + patience, true);
        }
    }

    /** Ends it; no handler is called for what comes afterwards. */
    @Override
    public void close() {
        ended = true;
        leaving.accept(this);
    }

    boolean wasConfirmed() {
        return first.isDone();
    }

    /**
     * @param gap what was lost; null for nothing
     */
    void confirmed(Optional<Position> now, boolean isSynced, GapReason gap) {
        first.complete(null);
        call(
                () -> {
                    if (!isSynced) {
                        position = now;
                    }
                    if (gap != null) {
                        wish.gapHandler().accept(gap);
                    }
                    wish.subscribedHandler().accept(isSynced);
                });
    }

    void deliver(Frame message, Optional<Position> at) {
        call(
                () -> {
                    T payload;
                    try {
                        payload = payload(message);
                    } catch (RuntimeException e) {
                        position = at;
                        wish.errorHandler().accept(unreadable(e));
                        return;
                    }
                    wish.messageHandler()
                            .accept(
                                    new Message<>(
                                            channel,
                                            payload,
                                            at,
                                            message.part("publisher").text("id")));
                    position = at;
                });
    }

    @SuppressWarnings("unchecked") // the codec promises a value of the type
    private T payload(Frame message) {
        String json = JsonWriter.write(message.fields().get("payload"));
        return (T) codec.read(json, wish.type());
    }

    private KanalException unreadable(RuntimeException cause) {
        KanalException problem =
                new KanalException(
                        "BAD_INPUT",
                        400,
                        "a payload on " + channel + " is no " + wish.type() + ": " + cause,
                        true);
        problem.initCause(cause);
        return problem;
    }

    void troubled(KanalException problem) {
        call(() -> wish.errorHandler().accept(problem));
    }

    void ended(KanalException why, boolean isNews) {
        first.completeExceptionally(why);
        if (isNews) {
            call(() -> wish.errorHandler().accept(why));
        }
        handlers.call(() -> ended = true);
    }

    private void call(Runnable handler) {
        handlers.call(
                () -> {
                    if (!ended) {
                        handler.run();
                    }
                });
    }
}
