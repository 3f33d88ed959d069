package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.kanal.client.Line;
import org.kanal.client.WebSocketLine;

/**
 * A page in a browser, as the server sees it: a WebSocket with an origin and a login, that answers
 * pings.
 */
public final class Page implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;
    private static final int LOST = 1006;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonObject> incoming = new LinkedBlockingQueue<>();
    private final Deque<JsonObject> skipped = new ArrayDeque<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final WebSocketLine line;
    private String id = "";
    private String resume = "";
    private int commands;

    /** How the server ended a connection. */
    public record Closed(int code, String reason) {}

    /** The handshake was answered with something else than a WebSocket. */
    public static final class Refused extends IllegalStateException {

        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(int status, String reason) {
            super("refused with " + status + ": " + reason);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private Page(URL application, String... headers) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        String url = application.toString().replaceFirst("^http", "ws") + "realtime";
        Frames frames = new Frames();
        WebSocketLine.dialer(HTTP).dial(URI.create(url), named, frames);
        line = frames.opened();
    }

    /** A visitor's page from the server itself. */
    public static Page open(URL application) throws InterruptedException {
        return silent(application).connect();
    }

    /** A visitor's page from somewhere else. */
    public static Page from(String origin, URL application) throws InterruptedException {
        return silent(application, "Origin", origin).connect();
    }

    /** The page of one of the demo's users. */
    public static Page of(String user, URL application) throws IOException, InterruptedException {
        return silent(application, "Cookie", login(user, application)).connect();
    }

    /** A connection that has not said anything yet, with these headers in its handshake. */
    public static Page silent(URL application, String... headers) {
        return new Page(application, headers);
    }

    /** Says who it is, as every page does first. */
    public Page connect() throws InterruptedException {
        return connect("{\"type\":\"connect\"}");
    }

    /** Says that it is who another page was, as a page does that comes back. */
    public Page connectAs(Page before) throws InterruptedException {
        return connect("{\"type\":\"connect\",\"resume\":\"" + before.resume + "\"}");
    }

    private Page connect(String command) throws InterruptedException {
        send(command);
        JsonObject connected = next("connected");
        id = connected.getJsonObject("subscriber").getString("id");
        resume = connected.getString("resume", "");
        return this;
    }

    /** The session cookie of one of the demo's users. */
    public static String login(String user, URL application)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post(
                        application + "api/demo/login",
                        "{\"name\":\"%s\",\"password\":\"%s-demo\"}".formatted(user, user),
                        "Content-Type",
                        "application/json");
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    /** Sends a POST. */
    public static HttpResponse<String> post(String url, String body, String... headers)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(url))
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    /** Sends a GET. */
    public static HttpResponse<String> get(String url, String... headers)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).GET(), headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        request.timeout(Duration.ofSeconds(PATIENCE_SECONDS));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The subscriber's id. */
    public String id() {
        return id;
    }

    /** The answer to a subscribe; the channel is its JSON. */
    public JsonObject subscribe(String channel) throws InterruptedException {
        return command("\"type\":\"subscribe\",\"channel\":" + channel);
    }

    /** The answer to a publish with includePublisher. */
    public JsonObject publish(String channel, String payload) throws InterruptedException {
        return command(
                "\"type\":\"publish\",\"includePublisher\":true,\"channel\":"
                        + channel
                        + ",\"payload\":"
                        + payload);
    }

    /** The next frame of this type, whatever came before it. */
    public JsonObject next(String type) throws InterruptedException {
        return next(frame -> frame.getString("type").equals(type));
    }

    /** The answer to a command with these fields and an id of its own. */
    public JsonObject command(String fields) throws InterruptedException {
        int number = ++commands;
        send("{\"id\":" + number + "," + fields + "}");
        return next(frame -> frame.getInt("id", 0) == number);
    }

    /** The next frame that is wanted, whatever came before it. */
    public JsonObject next(Predicate<JsonObject> wanted) throws InterruptedException {
        for (Iterator<JsonObject> old = skipped.iterator(); old.hasNext(); ) {
            JsonObject frame = old.next();
            if (wanted.test(frame)) {
                old.remove();
                return frame;
            }
        }
        while (true) {
            JsonObject frame = incoming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(frame, () -> "nothing more came after " + skipped);
            if (wanted.test(frame)) {
                return frame;
            }
            skipped.add(frame);
        }
    }

    /** Waits for the frame that is wanted, and leaves it and all before it where they are. */
    public void await(Predicate<JsonObject> wanted) throws InterruptedException {
        if (skipped.stream().noneMatch(wanted)) {
            JsonObject frame = next(wanted);
            skipped.add(frame);
        }
    }

    /** The frames of a type that have come and were not taken. */
    public List<JsonObject> rest(String type) {
        incoming.drainTo(skipped);
        return skipped.stream().filter(frame -> frame.getString("type").equals(type)).toList();
    }

    /** Sends a text frame. */
    public void send(String frame) {
        send(frame, true);
    }

    /** Sends a text frame, or a part of one. */
    public void send(String part, boolean isLast) {
        line.send(part, isLast);
        line.awaitSent();
    }

    /** Sends a binary frame. */
    public void sendBinary(byte... bytes) {
        line.sendBinary(bytes);
        line.awaitSent();
    }

    /** Waits until the server ends the connection. */
    public Closed awaitClosed() throws InterruptedException {
        try {
            return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("not closed by the server but: " + e, e);
        }
    }

    /** Waits until the connection is at its end, with or without a word of the server's. */
    public void awaitEnd() throws InterruptedException {
        try {
            closed.handle((how, failure) -> true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("still open: " + e, e);
        }
    }

    /** Whether the server has ended the connection, as far as is known here. */
    public boolean isClosed() {
        return closed.isDone();
    }

    /** Closes the connection as a browser does whose page goes away. */
    public void sayGoodbye() {
        line.sayGoodbye(1001);
        line.awaitSent();
    }

    @Override
    public void close() {
        line.drop();
    }

    private final class Frames implements Line.Listener {

        private final CompletableFuture<WebSocketLine> opened = new CompletableFuture<>();

        /** Connecting ends with TCP: an answer that never comes would hold up the whole run. */
        WebSocketLine opened() {
            try {
                return opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw (Refused) e.getCause();
            } catch (TimeoutException | InterruptedException e) {
                throw new AssertionError("no answer to the handshake", e);
            }
        }

        @Override
        public void onOpen(Line from) {
            opened.complete((WebSocketLine) from);
        }

        @Override
        public void onText(String text) {
            JsonStructure frame = Json.createReader(new StringReader(text)).read();
            if (frame instanceof JsonArray several) {
                several.getValuesAs(JsonObject.class).forEach(this::take);
            } else {
                take(frame.asJsonObject());
            }
        }

        private void take(JsonObject frame) {
            if (frame.getString("type").equals("ping")) {
                opened.join().send("{\"type\":\"pong\"}");
            } else {
                incoming.add(frame);
            }
        }

        @Override
        public void onEnd(int code, String reason) {
            opened.completeExceptionally(new Refused(code, reason));
            if (code == LOST) {
                closed.completeExceptionally(new IOException(reason));
            } else {
                closed.complete(new Closed(code, reason));
            }
        }
    }
}
