package org.kanal.client;

import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.kanal.api.Channel;
import org.kanal.api.Position;

/**
 * A connection to a Kanal server that comes back by itself and gets what it missed. Needs the JDK
 * only. All methods may be called by any thread; none of them blocks but those named {@code
 * await…}.
 */
public final class Kanal implements AutoCloseable {

    private final Loop loop = new Loop();
    private final AtomicLong ids = new AtomicLong();
    private final List<Consumer<State>> onState = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> welcomed = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final PayloadCodec codec;
    private final Handlers handlers;
    private final Connection connection;
    private final Feeds feeds;
    private final Publications publications;
    private volatile String subscriberId = "";

    Kanal(KanalBuilder wish) {
        codec = wish.codec();
        handlers = new Handlers(isBehind -> loop.run(() -> pause(isBehind)));
        connection =
                new Connection(
                        loop,
                        wish.uri(),
                        wish.credentials(),
                        wish.line(),
                        wish.randomness(),
                        new Events());
        Requests requests = new Sending();
        feeds = new Feeds(loop, wish.randomness(), requests);
        publications = new Publications(loop, requests);
        loop.run(connection::dial);
    }

    /**
     * Begins to connect; does not wait for the server.
     *
     * @param uri such as {@code ws://localhost:8080/kanal/realtime}
     * @param auth who the client is; none: a visitor
     */
    public static Kanal connect(URI uri, Auth... auth) {
        return builder(uri).auth(auth).connect();
    }

    /** The same with the address as a text. */
    public static Kanal connect(String uri, Auth... auth) {
        return connect(URI.create(uri), auth);
    }

    /** For what is seldom needed. */
    public static KanalBuilder builder(URI uri) {
        return new KanalBuilder(uri);
    }

    /** A channel; what is read as {@code Object} has maps, lists, texts and numbers. */
    public <T> KanalChannel<T> channel(String name, Class<T> type) {
        return channel(Channel.of(name), type);
    }

    /** A resource of a channel. */
    public <T> KanalChannel<T> channel(String name, String resourceId, Class<T> type) {
        return channel(Channel.of(name, resourceId), type);
    }

    /** A channel or resource. */
    public <T> KanalChannel<T> channel(Channel channel, Class<T> type) {
        return new KanalChannel<>(this, channel, type);
    }

    /** A channel whose payloads have a type with parameters, which the codec reads. */
    public KanalChannel<Object> channel(Channel channel, Type type) {
        return new KanalChannel<>(this, channel, type);
    }

    /** How the connection is. */
    public State state() {
        return connection.state();
    }

    /** Who the server takes this client for; empty before the first greeting. */
    public String subscriberId() {
        return subscriberId;
    }

    /** Called with each new state, on the thread of the handlers. */
    public Kanal onState(Consumer<State> handler) {
        onState.add(handler);
        return this;
    }

    /**
     * Waits for the server's greeting.
     *
     * @throws KanalException if the server does not want this client, or does not come in time
     */
    public Kanal awaitConnected(Duration patience) throws InterruptedException {
        try {
            welcomed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return this;
        } catch (ExecutionException e) {
            throw (KanalException) e.getCause();
        } catch (TimeoutException e) {
            throw KanalException.disconnected("not connected within " + patience, true);
        }
    }

    /**
     * Waits until it is closed.
     *
     * @throws KanalException if the server ended it for good
     */
    public void awaitClose() throws InterruptedException {
        try {
            closed.get();
        } catch (ExecutionException e) {
            throw (KanalException) e.getCause();
        }
    }

    /** Ends everything, with a goodbye to the server. */
    @Override
    public void close() {
        closed.complete(null);
        loop.run(() -> connection.finish("closed by the program"));
    }

    <T> Subscription<T> subscribe(KanalChannel<T> wish, Since since) {
        if (closed.isDone()) {
            throw KanalException.disconnected("it is closed", false);
        }
        Subscription<T> subscription =
                new Subscription<>(
                        wish, codec, handlers, left -> loop.run(() -> feeds.remove(left)));
        loop.run(() -> feeds.add(subscription, since));
        return subscription;
    }

    CompletableFuture<Optional<Position>> publish(
            Channel channel, Object payload, boolean includePublisher) {
        CompletableFuture<Optional<Position>> receipt = new CompletableFuture<>();
        String json = codec.write(payload);
        if (closed.isDone()) {
            receipt.completeExceptionally(KanalException.disconnected("it is closed", false));
        } else {
            loop.run(() -> publications.add(channel, json, includePublisher, receipt));
        }
        return receipt;
    }

    private void pause(boolean isBehind) {
        connection.setPaused(isBehind);
    }

    private void tellState() {
        State now = connection.state();
        handlers.call(() -> onState.forEach(handler -> handler.accept(now)));
    }

    /** What becomes of the connection. */
    private final class Events implements Connection.Owner {

        @Override
        public void opened() {
            feeds.attach();
        }

        @Override
        public void connected(Frame welcome) {
            subscriberId = welcome.part("subscriber").text("id").orElse("");
            publications.connected(welcome);
            welcomed.complete(null);
            tellState();
        }

        @Override
        public void frame(Frame frame) {
            boolean isAnswer = publications.take(frame) || feeds.take(frame);
            if (!isAnswer && frame.type().equals("error")) {
                warned(KanalException.of("the server reports", frame, true));
            }
        }

        @Override
        public void warned(KanalException problem) {
            System.getLogger("org.kanal.client")
                    .log(System.Logger.Level.WARNING, problem.getMessage());
        }

        @Override
        public void lost(KanalException why) {
            feeds.detach();
            publications.lost();
            tellState();
        }

        @Override
        public void ended(KanalException why) {
            feeds.detach();
            feeds.end(why, !closed.isDone());
            publications.end(why);
            welcomed.completeExceptionally(why);
            closed.completeExceptionally(why); // unless this program closed it
            tellState();
            handlers.end();
            loop.end();
        }
    }

    /** The way out. */
    private final class Sending implements Requests {

        @Override
        public boolean isOpen() {
            return connection.isOpen();
        }

        @Override
        public long nextId() {
            return ids.incrementAndGet();
        }

        @Override
        public void send(String frame) {
            connection.send(frame);
        }
    }
}
