package org.kanal.attack;

import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.kanal.server.RawClient;
import org.kanal.server.RawSocket;

/** The connections of an attack; the server may end each of them at any time. */
final class Crowd implements Closeable {

    private final URL server;
    private final List<Closeable> connections = new ArrayList<>();

    Crowd(URL server) {
        this.server = server;
    }

    /** A network connection that sends this and then nothing. */
    RawSocket say(String first) throws IOException {
        RawSocket socket = new RawSocket(server.getPort());
        connections.add(socket);
        socket.trySend(first);
        return socket;
    }

    /** Sends this, waits a moment for what comes, and leaves. */
    void inPassing(String request) throws IOException {
        try (RawSocket socket = new RawSocket(server.getPort())) {
            socket.trySend(request);
            socket.hasEnded(Pauses.SHORT);
        }
    }

    /** Sends this and leaves. */
    void tell(String request) throws IOException {
        try (RawSocket socket = new RawSocket(server.getPort())) {
            socket.trySend(request);
        }
    }

    /** Sends this, reads the first line of the answer, and leaves. */
    void ask(String request) throws IOException {
        try (RawSocket socket = new RawSocket(server.getPort())) {
            socket.trySend(request);
            socket.statusLine();
        }
    }

    /** A WebSocket that has not said who it is. */
    RawClient socket() throws IOException {
        RawClient client = new RawClient(server);
        connections.add(client);
        return client;
    }

    /** So many WebSockets of visitors. */
    List<RawClient> visitors(int count) throws IOException {
        List<RawClient> visitors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RawClient visitor = socket();
            visitor.send("{\"type\":\"connect\"}");
            visitors.add(visitor);
        }
        return visitors;
    }

    /** Sends; whoever was cut off does so in vain. */
    static void trySend(RawClient client, String frame) {
        try {
            client.send(frame);
        } catch (IOException e) {
            // it was cut off, as it may be
        }
    }

    /** Sends bytes in hexadecimal; whoever was cut off does so in vain. */
    static void trySendRaw(RawClient client, String hex) {
        try {
            client.sendRaw(hex);
        } catch (IOException e) {
            // it was cut off, as it may be
        }
    }

    /** All leave. */
    @Override
    public void close() throws IOException {
        for (Closeable connection : connections) {
            connection.close();
        }
    }
}
