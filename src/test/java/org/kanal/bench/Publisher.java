package org.kanal.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Publishes over HTTP, one message after the answer to the one before, on one connection. */
final class Publisher {

    private final InetSocketAddress server;
    private final String apiKey;

    Publisher(InetSocketAddress server, String apiKey) {
        this.server = server;
        this.apiKey = apiKey;
    }

    /**
     * @param perSecond 0 for as many as the server takes
     * @return how many a second it took
     */
    long publish(int count, int perSecond, IntFunction<String> channelOf) throws IOException {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            long begun = System.nanoTime();
            for (int i = 0; i < count; i++) {
                if (perSecond > 0) {
                    awaitTime(begun + i * 1_000_000_000L / perSecond);
                }
                socket.getOutputStream().write(request(channelOf.apply(i)));
                readAnswer(answers);
            }
            return Math.round(count * 1e9 / (System.nanoTime() - begun));
        }
    }

    private static void awaitTime(long nanos) {
        for (long rest = nanos - System.nanoTime(); rest > 0; rest = nanos - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }

    private byte[] request(String channel) {
        String body = "{\"ts\":" + System.nanoTime() + ",\"text\":\"hello world hello world\"}";
        return ("POST /kanal/api/channels/"
                        + channel
                        + "/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + apiKey
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void readAnswer(InputStream answers) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = answers.read();
            if (next < 0) {
                throw new IOException("the server closed the connection: " + head);
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 202")) {
            throw new IOException("not accepted: " + head);
        }
        String length = head.toString().toLowerCase(java.util.Locale.ROOT);
        int at = length.indexOf("content-length:");
        if (at < 0) {
            throw new IOException("an answer without a length: " + head);
        }
        int end = length.indexOf('\r', at);
        answers.skipNBytes(Integer.parseInt(length.substring(at + 15, end).strip()));
    }
}
