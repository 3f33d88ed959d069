package org.kanal.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.kanal.api.Position;

/**
 * Publishes numbered messages over HTTP in batches, each with an idempotency key, and repeats a
 * batch until all of it is accepted. Gives the position of each message, in the order of their
 * numbers from 0.
 */
final class NumberedPublisher implements Callable<List<Position>> {

    private static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern POSITION =
            Pattern.compile("\"epoch\":\"([^\"]+)\",\"offset\":(\\d+)");

    private final HttpClient http;
    private final List<URI> batches;
    private final long pauseMillis;
    private final String channel;
    private final int publisher;
    private final int count;
    private final List<Position> positions = new ArrayList<>();
    private final Set<Integer> repeated = new HashSet<>();
    private volatile int accepted;

    /**
     * @param servers where it publishes: the first, and each time that one does not accept the next
     * @param publisher its number, from 0
     * @param count how many messages it publishes
     * @param pauseMillis how long it pauses after each batch
     */
    NumberedPublisher(
            HttpClient http,
            List<URI> servers,
            String channel,
            int publisher,
            int count,
            long pauseMillis) {
        this.http = http;
        this.batches = servers.stream().map(server -> server.resolve("api/messages")).toList();
        this.pauseMillis = pauseMillis;
        this.channel = channel;
        this.publisher = publisher;
        this.count = count;
    }

    /** How many are accepted so far. */
    int accepted() {
        return accepted;
    }

    /**
     * Whether it sent this message more than once, because a first try was not answered or not
     * accepted as a whole. Such a message may stand behind later ones of its batch, and twice if
     * its key was forgotten. To be asked when it is done.
     */
    boolean repeated(long number) {
        return repeated.contains(Math.toIntExact(number) / BATCH);
    }

    @Override
    public List<Position> call() throws Exception {
        for (int n = 0; n < count; n += BATCH) {
            int size = Math.min(BATCH, count - n);
            positions.addAll(publish(n, size));
            accepted += size;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
        }
        return positions;
    }

    private List<Position> publish(int from, int size) throws InterruptedException {
        String body = batch(from, size);
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 0; System.nanoTime() - end < 0; attempt++) {
            try {
                HttpResponse<String> answer =
                        http.send(
                                HttpRequest.newBuilder(batches.get(attempt % batches.size()))
                                        .timeout(Duration.ofSeconds(30))
                                        .header("Authorization", "Bearer " + FaultyServer.KEY)
                                        .POST(HttpRequest.BodyPublishers.ofString(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 202) {
                    return receipts(answer.body(), size);
                }
            } catch (IOException e) {
                // The server is away; the same batch is sent again, with the same keys.
            }
            repeated.add(from / BATCH);
            LockSupport.parkNanos(100_000_000);
        }
        throw new IllegalStateException("not accepted within " + PATIENCE);
    }

    private static List<Position> receipts(String answer, int size) {
        List<Position> positions =
                POSITION.matcher(answer)
                        .results()
                        .map(found -> new Position(found.group(1), Long.parseLong(found.group(2))))
                        .toList();
        if (positions.size() != size) {
            throw new IllegalStateException(size + " messages, but " + answer);
        }
        return positions;
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
