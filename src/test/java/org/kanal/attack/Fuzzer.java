package org.kanal.attack;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.kanal.server.RawClient;
import org.kanal.server.RawSocket;
import org.kanal.server.StartedServer;

/** Sends odd frames and requests, the same ones for the same seed. */
final class Fuzzer implements Attack.Deed {

    private static final int FRAMES_OF_ONE_CLIENT = 50;
    private static final int REQUESTS_OF_ONE_ROUND = 10;
    private static final int INTERNAL_ERROR = 500;

    private final StartedServer server;
    private final OddInputs odd;
    private final Random random;
    private final int count;
    private final List<String> wrong = new ArrayList<>();
    private int frames;
    private int requests;

    Fuzzer(StartedServer server, long seed, int count) {
        this.server = server;
        this.random = new Random(seed);
        this.odd = new OddInputs(random);
        this.count = count;
    }

    @Override
    public void run(StartedServer ignored, Crowd crowd, BooleanSupplier goesOn) throws IOException {
        while (frames + requests < count) {
            client();
            for (int i = 0; i < REQUESTS_OF_ONE_ROUND; i++) {
                request();
            }
        }
    }

    /** Answers that are no answers; empty if all were. */
    List<String> wrong() {
        return wrong;
    }

    private void request() throws IOException {
        String request = odd.request();
        requests++;
        try (RawSocket socket = new RawSocket(server.address().getPort())) {
            socket.trySend(request);
            String line = socket.lineWithin(Pauses.SHORT);
            if (line.startsWith("HTTP/1.1 " + INTERNAL_ERROR)) {
                wrong.add(line + " for " + request);
            }
        }
    }

    /** One client's frames, until it is cut off. */
    private void client() throws IOException {
        try (RawClient client = new RawClient(server.address())) {
            client.send("{\"type\":\"connect\"}");
            client.next("connected");
            for (int i = 0; i < FRAMES_OF_ONE_CLIENT; i++) {
                frames++;
                client.sendRaw(odd.frame());
            }
            client.sendRaw("8882 00000000 03e8"); // closes by the book
            client.readToClose();
        } catch (SocketTimeoutException e) {
            wrong.add("neither answered nor closed: " + e);
        } catch (IOException e) {
            // it was cut off
        }
    }

    @Override
    public String toString() {
        return frames + " frames and " + requests + " requests";
    }
}
