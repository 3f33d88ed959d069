package org.kanal.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Publishes over HTTP, one request after the answer to the one before, on one connection. */
final class Publisher {

    private static final String LENGTH = "content-length:";

    private final Target target;

    Publisher(Target target) {
        this.target = target;
    }

    /**
     * Each message carries the time at which it should have been sent: one that has to wait because
     * the server still answers the one before counts as late.
     *
     * @param perSecond 0 for as many as the server takes
     * @return how many a second it took
     */
    long publish(int count, int perSecond, IntFunction<String> channelOf) throws IOException {
        try (Socket socket = connect()) {
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            long begun = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = System.nanoTime();
                if (perSecond > 0) {
                    due = begun + i * 1_000_000_000L / perSecond;
                    awaitTime(due);
                }
                String path = target.channelPath().formatted(channelOf.apply(i));
                request(socket, answers, path, payload(due));
            }
            return Math.round(count * 1e9 / (System.nanoTime() - begun));
        }
    }

    /** All messages in one request. */
    long publishBatch(int count, IntFunction<String> channelOf) throws IOException {
        String batch =
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        "{\"channel\":{\"name\":\""
                                                + channelOf.apply(i)
                                                + "\"},\"payload\":"
                                                + payload(System.nanoTime())
                                                + "}")
                        .collect(Collectors.joining(",", "[", "]"));
        long begun = System.nanoTime();
        exchange("/kanal/api/messages", batch);
        return Math.round(count * 1e9 / (System.nanoTime() - begun));
    }

    /** Lets the EJB of {@code org.kanal.bench.deployed} publish. */
    double fromEjb(String channel, int count, boolean inTransactions) throws IOException {
        String path =
                "/kanal/bench/ejb?channel=%s&count=%d&transaction=%s"
                        .formatted(channel, count, inTransactions);
        exchange(path, "");
        return count * 1e9 / Long.parseLong(exchange(path, "").strip());
    }

    private String exchange(String path, String body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + target.address().getPort() + path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Authorization", "Bearer " + BenchServer.API_KEY)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(target.address().getAddress(), target.address().getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static String payload(long time) {
        return "{\"ts\":" + time + ",\"text\":\"hello world hello world\"}";
    }

    private static void awaitTime(long nanos) {
        for (long rest = nanos - System.nanoTime(); rest > 0; rest = nanos - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }

    private static void request(Socket socket, InputStream answers, String path, String body)
            throws IOException {
        String request =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + BenchServer.API_KEY
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        readAnswer(answers);
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
        if (!head.toString().startsWith("HTTP/1.1 20")) {
            throw new IOException("not accepted: " + head);
        }
        String length = head.toString().toLowerCase(Locale.ROOT);
        int at = length.indexOf(LENGTH);
        if (at < 0) {
            throw new IOException("an answer without a length: " + head);
        }
        int end = length.indexOf('\r', at);
        int size = Integer.parseInt(length.substring(at + LENGTH.length(), end).strip());
        answers.skipNBytes(size);
    }
}
