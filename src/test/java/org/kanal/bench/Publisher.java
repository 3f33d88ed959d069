package org.kanal.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Publishes on one connection, a message when the server has taken the one before. */
final class Publisher {

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
        Schedule schedule = new Schedule(count, perSecond);
        try (Entrance.Sender sender = target.entrance().open()) {
            long begun = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = System.nanoTime();
                if (!schedule.isFullSpeed()) {
                    due = begun + schedule.dueNanos(i);
                    awaitTime(due);
                }
                sender.send(channelOf.apply(i), payload(due));
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

    private static String payload(long time) {
        return "{\"ts\":" + time + ",\"text\":\"hello world hello world\"}";
    }

    private static void awaitTime(long nanos) {
        for (long rest = nanos - System.nanoTime(); rest > 0; rest = nanos - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }
}
