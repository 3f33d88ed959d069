package org.kanal.server;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A network connection that sends what it is told to, whether that is HTTP or not. */
public final class RawSocket implements Closeable {

    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket = new Socket();
    private final BufferedReader in;

    public RawSocket(int port) throws IOException {
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        in =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** Sends a text; what has ended does not mind. */
    public void trySend(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // It has ended: what reads next finds out.
        }
    }

    /** The next line of the answer. */
    public String statusLine() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        return in.readLine();
    }

    /** Reads up to so many lines that are this one; gives how many there were. */
    public int count(String line, int most) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        int found = 0;
        while (found < most) {
            String next = in.readLine();
            if (next == null) {
                return found;
            }
            found += next.endsWith(line) ? 1 : 0; // the line may follow a body
        }
        return found;
    }

    /** Whether the server ends it within this time. */
    public boolean hasEnded(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // by a reset
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
