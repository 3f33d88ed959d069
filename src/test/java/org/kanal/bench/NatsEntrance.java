package org.kanal.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * NATS takes messages by its own protocol over TCP, where others take a request over HTTP. {@code
 * verbose} makes it answer each of them, so that publishers of all servers wait for an answer.
 */
record NatsEntrance(InetSocketAddress address) implements Entrance {

    @Override
    public Sender open() throws IOException {
        return new Client(address);
    }

    private static final class Client implements Sender {

        private final Socket socket;
        private final BufferedReader answers;

        Client(InetSocketAddress address) throws IOException {
            socket = new Socket(address.getAddress(), address.getPort());
            socket.setTcpNoDelay(true);
            answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            answers.readLine(); // INFO
            write("CONNECT {\"verbose\":true}\r\n");
        }

        @Override
        public void send(String channel, String payload) throws IOException {
            write("PUB " + channel + " " + payload.length() + "\r\n" + payload + "\r\n");
        }

        private void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            String answer = answers.readLine();
            while ("PING".equals(answer)) {
                socket.getOutputStream().write("PONG\r\n".getBytes(StandardCharsets.US_ASCII));
                answer = answers.readLine();
            }
            if (!"+OK".equals(answer)) {
                throw new IOException("not accepted: " + answer);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
