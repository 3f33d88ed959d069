package org.kanal.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishes numbered messages over HTTP in batches, each with an idempotency key, and repeats a
 * batch until all of it is accepted.
 */
final class NumberedPublisher implements Callable<NumberedPublisher.Last> {

    /** Where its last message stands. */
    record Last(String epoch, long offset) {}

    private static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern POSITION =
            Pattern.compile("\"epoch\":\"([^\"]+)\",\"offset\":(\\d+)");

    private final HttpClient http;
    private final URI batches;
    private final String channel;
    private final int publisher;
    private final int count;
    private volatile int accepted;

    NumberedPublisher(HttpClient http, URI server, String channel, int publisher, int count) {
        this.http = http;
        this.batches = server.resolve("api/messages");
        this.channel = channel;
        this.publisher = publisher;
        this.count = count;
    }

    /** How many are accepted so far. */
    int accepted() {
        return accepted;
    }

    @Override
    public Last call() throws Exception {
        Last last = new Last("", 0);
        for (int n = 0; n < count; n += BATCH) {
            int size = Math.min(BATCH, count - n);
            last = publish(batch(n, size));
            accepted += size;
        }
        return last;
    }

    private Last publish(String body) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                HttpResponse<String> answer =
                        http.send(
                                HttpRequest.newBuilder(batches)
                                        .timeout(Duration.ofSeconds(30))
                                        .header("Authorization", "Bearer " + FaultyServer.KEY)
                                        .POST(HttpRequest.BodyPublishers.ofString(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 202) {
                    return lastOf(answer.body());
                }
            } catch (IOException e) {
                // The server is away; the same batch is sent again, with the same keys.
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new IllegalStateException("not accepted within " + PATIENCE);
    }

    private static Last lastOf(String receipts) {
        Matcher position = POSITION.matcher(receipts);
        Last last = new Last("", 0);
        while (position.find()) {
            last = new Last(position.group(1), Long.parseLong(position.group(2)));
        }
        return last;
    }

    private String batch(int from, int size) {
        StringBuilder body = new StringBuilder("[");
        for (int n = from; n < from + size; n++) {
            body.append(n == from ? "" : ",")
                    .append("{\"channel\":{\"name\":\"")
                    .append(channel)
                    .append("\"},\"payload\":{\"p\":")
                    .append(publisher)
                    .append(",\"n\":")
                    .append(n)
                    .append("},\"options\":{\"idempotencyKey\":\"")
                    .append(publisher)
                    .append('-')
                    .append(n)
                    .append("\"}}");
        }
        return body.append(']').toString();
    }
}
