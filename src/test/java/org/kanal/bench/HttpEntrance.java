package org.kanal.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Messages are posted, one request each on a connection that stays open.
 *
 * @param path to which they are posted; {@code %s} in it is the channel's name
 */
record HttpEntrance(InetSocketAddress address, String path) implements Entrance {

    @Override
    public Sender open() throws IOException {
        return new Poster(address, path);
    }

    private static final class Poster implements Sender {

        private static final String LENGTH = "content-length:";

        private final Socket socket;
        private final InputStream answers;
        private final String path;

        Poster(InetSocketAddress address, String path) throws IOException {
            this.path = path;
            socket = new Socket(address.getAddress(), address.getPort());
            socket.setTcpNoDelay(true);
            answers = new BufferedInputStream(socket.getInputStream());
        }

        @Override
        public void send(String channel, String payload) throws IOException {
            String request =
                    "POST "
                            + path.formatted(channel)
                            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + BenchServer.API_KEY
                            + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + payload.length()
                            + "\r\n\r\n"
                            + payload;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            readAnswer();
        }

        private void readAnswer() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = answers.read();
                if (next < 0) {
                    throw new IOException("the server closed the connection: " + head);
                }
                head.append((char) next);
            }
            if (!head.toString().startsWith("HTTP/1.1 20")) {
                throw new IOException("not accepted: " + head);
            }
            answers.skipNBytes(lengthIn(head.toString().toLowerCase(Locale.ROOT)));
        }

        private static int lengthIn(String head) throws IOException {
            int at = head.indexOf(LENGTH);
            if (at < 0) {
                throw new IOException("an answer without a length: " + head);
            }
            return Integer.parseInt(
                    head.substring(at + LENGTH.length(), head.indexOf('\r', at)).strip());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
