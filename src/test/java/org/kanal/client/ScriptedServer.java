package org.kanal.client;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kanal.client.json.JsonReader;

/** A server that says what the test says, and keeps what it is sent. */
final class ScriptedServer implements Line.Dialer {

    static final URI URI_OF_IT = URI.create("ws://scripted/kanal/realtime");
    static final String WELCOME =
            "{\"type\":\"connected\",\"connectionId\":\"c1\",\"subscriber\":{\"id\":\"v1\",\"type\":\"VISITOR\"},"
                    + "\"heartbeat\":25,\"resume\":\"r1\"}";

    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<Dialed> dialed = new LinkedBlockingQueue<>();

    /** A connection that a client made. */
    static final class Dialed implements Line {

        private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
        private final Map<String, String> headers;
        private final Listener client;

        Dialed(Map<String, String> headers, Listener client) {
            this.headers = headers;
            this.client = client;
        }

        Map<String, String> headers() {
            return headers;
        }

        /** The next frame of this type, whatever came before it. */
        Map<?, ?> next(String type) throws InterruptedException {
            while (true) {
                String text = sent.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertNotNull(text, "no " + type + " was sent");
                Map<?, ?> frame = (Map<?, ?>) JsonReader.read(text);
                if (type.equals(frame.get("type"))) {
                    return frame;
                }
            }
        }

        /** Sends to the client. */
        Dialed say(String frame) {
            client.onText(frame);
            return this;
        }

        /** Answers the next request of this type; {@code ID} stands for its id. */
        Dialed answer(String type, String frame) throws InterruptedException {
            return say(frame.replace("ID", String.valueOf(next(type).get("id"))));
        }

        void end(int code, String reason) {
            client.onEnd(code, reason);
        }

        @Override
        public void send(String text) {
            sent.add(text);
        }

        @Override
        public void resume() {
            // nothing was held
        }

        @Override
        public void pause() {
            // all that is said comes
        }

        @Override
        public void close() {
            sent.add("{\"type\":\"closed by the client\"}");
        }
    }

    @Override
    public void dial(URI uri, Map<String, String> headers, Line.Listener listener) {
        Dialed line = new Dialed(headers, listener);
        listener.onOpen(line);
        dialed.add(line);
    }

    /** A client of it that comes back without waiting. */
    KanalBuilder client() {
        return Kanal.builder(URI_OF_IT).dialer(this).random(() -> 0);
    }

    /** The next connection. */
    Dialed accept() throws InterruptedException {
        Dialed line = dialed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(line, "nobody connected");
        return line;
    }

    /** The next connection, greeted. */
    Dialed welcome() throws InterruptedException {
        return accept().say(WELCOME);
    }

    /** Those that nobody accepted. */
    List<Dialed> others() {
        return List.copyOf(dialed);
    }
}
