package org.kanal.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.kanal.client.Line;
import org.kanal.client.WebSocketLine;

/**
 * A subscriber of one channel that checks what it gets, and that comes back with its position
 * whenever its connection ends.
 */
public final class CheckedSubscriber implements AutoCloseable {

    private static final int RETRY_MILLIS = 200;

    /** After how many frames a slow one pauses. */
    private static final int FRAMES_AT_ONCE = 64;

    private final HttpClient http;
    private final List<URI> servers;
    private final String channel;
    private final long pauseMillis;
    private final Ledger ledger = new Ledger();
    private WebSocketLine line;
    private int server;
    private int connections;
    private int frames;
    private int refusals;
    private boolean ended;
    private long lastFrame = System.nanoTime();
    private long longestSilence;

    /**
     * @param pauseMillis how long it pauses now and then; 0 is a fast one
     */
    public CheckedSubscriber(HttpClient http, URI server, String channel, long pauseMillis) {
        this(http, List.of(server), channel, pauseMillis);
    }

    /**
     * @param servers the first one is its own; each time that one is lost it goes to the next
     */
    public CheckedSubscriber(HttpClient http, List<URI> servers, String channel, long pauseMillis) {
        this.http = http;
        this.servers = List.copyOf(servers);
        this.channel = channel;
        this.pauseMillis = pauseMillis;
    }

    /** Connects, and again until it succeeds. */
    public synchronized void connect() {
        if (!ended) {
            WebSocketLine.dialer(http).dial(servers.get(server), Map.of(), new Connection());
        }
    }

    /** Loses its connection without a word, as a phone in a tunnel does. */
    public synchronized void drop() {
        if (lose()) {
            server = (server + 1) % servers.size();
            connect();
        }
    }

    /** Gives whether there was a connection. */
    private boolean lose() {
        WebSocketLine lost = line;
        line = null;
        if (lost != null) {
            lost.drop();
        }
        return lost != null;
    }

    /** One of its connections; what an older one hears does not count. */
    private final class Connection implements Line.Listener {

        private Line mine;

        @Override
        public void onOpen(Line opened) {
            synchronized (CheckedSubscriber.this) {
                mine = opened;
                line = (WebSocketLine) opened;
                connections++;
                opened.send("{\"type\":\"connect\"}");
                opened.send(subscribe());
            }
        }

        @Override
        public void onText(String frame) {
            synchronized (CheckedSubscriber.this) {
                if (mine == line && line != null) {
                    frame(frame);
                }
                if (pauseMillis > 0 && ++frames % FRAMES_AT_ONCE == 0) {
                    mine.pause();
                    CompletableFuture.delayedExecutor(pauseMillis, TimeUnit.MILLISECONDS)
                            .execute(mine::resume);
                }
            }
        }

        @Override
        public void onEnd(int code, String reason) {
            synchronized (CheckedSubscriber.this) {
                if (mine == line) { // both are null where it could not connect
                    line = null;
                    connectLater();
                }
            }
        }
    }

    private String subscribe() {
        String since =
                ledger.knowsPosition()
                        ? ",\"since\":{\"epoch\":\""
                                + ledger.epoch()
                                + "\",\"offset\":"
                                + ledger.offset()
                                + "}"
                        : "";
        return "{\"type\":\"subscribe\",\"id\":1,\"channel\":{\"name\":\""
                + channel
                + "\"}"
                + since
                + "}";
    }

    private void frame(String frame) {
        long now = System.nanoTime();
        longestSilence = Math.max(longestSilence, now - lastFrame);
        lastFrame = now;
        if (frame.contains("\"type\":\"ping\"")) {
            line.send("{\"type\":\"pong\"}");
        }
        if (frame.contains("\"type\":\"error\"")) {
            lose();
            refusals++;
            notifyAll();
            connectLater();
            return;
        }
        ledger.frame(frame);
        notifyAll();
    }

    private synchronized void connectLater() {
        server = (server + 1) % servers.size();
        CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS)
                .execute(this::connect);
    }

    /** Waits until it has heard all of the stream up to there; false if it does not come. */
    public synchronized boolean awaits(String epoch, long offset, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!(ledger.epoch().equals(epoch) && ledger.offset() >= offset)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Waits until it is subscribed for the first time. */
    public synchronized void awaitSubscribed(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!ledger.knowsPosition()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new IllegalStateException("not subscribed within " + patience);
            }
            wait(left);
        }
    }

    /** Waits until the server has refused it; false if it does not. */
    synchronized boolean awaitRefusal(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (refusals == 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Waits until so many messages came; false if they do not. */
    public synchronized boolean awaitDeliveries(long count, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (ledger.deliveries() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Waits until it was told that something may be missing; false if it is not. */
    public synchronized boolean awaitTold(String reason, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!ledger.reason().equals(reason)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** From now on {@link #longestSilence} counts. */
    public synchronized void listen() {
        lastFrame = System.nanoTime();
        longestSilence = 0;
    }

    /** The longest time without a frame, over all of its connections. */
    public synchronized Duration longestSilence() {
        return Duration.ofNanos(longestSilence);
    }

    /** What it got. Look at it when nothing more comes. */
    public Ledger ledger() {
        return ledger;
    }

    /** How often it was connected. */
    public synchronized int connections() {
        return connections;
    }

    @Override
    public synchronized void close() {
        ended = true;
        lose();
    }
}
