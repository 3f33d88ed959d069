package org.kanal.client;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A line over the JDK's WebSocket, with the subprotocol {@code kanal.v1}. */
public final class WebSocketLine implements Line, WebSocket.Listener {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
    private static final int LOST = 1006;

    private final Listener listener;
    private final StringBuilder text = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private WebSocket socket;
    private boolean paused;
    private boolean owesRequest;
    private boolean ended;

    private WebSocketLine(Listener listener) {
        this.listener = listener;
    }

    /** Dials with an HTTP client, which may be shared by many. */
    public static Dialer dialer(HttpClient http) {
        return (uri, headers, listener) -> {
            WebSocket.Builder builder =
                    http.newWebSocketBuilder()
                            .subprotocols("kanal.v1")
                            .connectTimeout(CONNECT_TIMEOUT);
            headers.forEach(builder::header);
            WebSocketLine line = new WebSocketLine(listener);
            builder.buildAsync(uri, line)
                    .exceptionally(
                            failure -> {
                                line.failed(failure);
                                return null;
                            });
        };
    }

    private void failed(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        int code =
                cause instanceof WebSocketHandshakeException refused
                        ? refused.getResponse().statusCode()
                        : LOST;
        end(code, String.valueOf(cause.getMessage()));
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        listener.onOpen(this);
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            String whole = text.toString();
            text.setLength(0);
            listener.onText(whole);
        }
        synchronized (this) {
            owesRequest = paused;
            if (!paused) {
                from.request(1);
            }
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(LOST, String.valueOf(error.getMessage()));
    }

    private void end(int code, String reason) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        listener.onEnd(code, reason);
    }

    @Override
    public void send(String frame) {
        send(frame, true);
    }

    /** Sends a part of a text frame. */
    public void send(String part, boolean last) {
        afterOthers(() -> socket.sendText(part, last));
    }

    /** Sends a binary frame, which no server of Kanal's takes. */
    public void sendBinary(byte... bytes) {
        afterOthers(() -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    /** Sends a close frame with this code, and waits for the server's. */
    public void sayGoodbye(int code) {
        afterOthers(() -> socket.sendClose(code, ""));
    }

    /** A socket takes one frame at a time. */
    private synchronized void afterOthers(Supplier<CompletableFuture<WebSocket>> send) {
        // That a frame could not be sent is told by onError or onClose.
        sending = sending.exceptionally(failure -> null).thenCompose(sent -> send.get());
    }

    /** Waits until everything is sent. */
    public void awaitSent() {
        CompletableFuture<?> last;
        synchronized (this) {
            last = sending;
        }
        last.join();
    }

    @Override
    public synchronized void pause() {
        paused = true;
    }

    @Override
    public synchronized void resume() {
        paused = false;
        if (owesRequest) {
            owesRequest = false;
            socket.request(1);
        }
    }

    @Override
    public void close() {
        CompletableFuture<?> goodbye;
        synchronized (this) {
            ended = true;
            goodbye =
                    sending.exceptionally(failure -> null)
                            .thenCompose(sent -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }
        goodbye.whenComplete((sent, failure) -> socket.abort());
    }

    /** Ends it without a word, as a phone in a tunnel does. */
    public void drop() {
        synchronized (this) {
            ended = true;
        }
        socket.abort();
    }
}
