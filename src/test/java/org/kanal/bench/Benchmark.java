package org.kanal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Measures the packaged server from outside, through its broker: {@code mvn -Pbench verify}.
 * Arguments: the server's jar, and the folder for the results.
 */
public final class Benchmark {

    private static final String DELIVERIES = "deliveries/s";
    private static final long PATIENCE_SECONDS = 300;

    private final Path jar;
    private final Report report = new Report();

    private Benchmark(Path jar) {
        this.jar = jar;
    }

    public static void main(String[] arguments) throws Exception {
        Benchmark benchmark = new Benchmark(Path.of(arguments[0]));
        benchmark.direct();
        benchmark.plain();
        benchmark.report.write(Path.of(arguments[1]));
    }

    private void direct() throws Exception {
        try (BenchServer server = BenchServer.start(jar)) {
            warmUp(server);
            report.add("publications over HTTP, nobody listens", quiet(server), "messages/s");
            fanOut(server, 1, 4_000);
            fanOut(server, 100, 2_000);
            fanOut(server, 1_000, 400);
            latency(server, 1_000);
            idle(server, 10_000);
            fanOut(server, 10_000, 40);
            channels(server, 10);
            channels(server, 1_000);
            channels(server, 10_000);
        }
    }

    /** The same through the WebSocket API. */
    private void plain() throws Exception {
        try (BenchServer server = BenchServer.start(jar, "-Dkanal.socket.direct=false")) {
            warmUp(server);
            Measured measured = run(server, 1_000, i -> "news", 400, 0);
            report.add("1000 subscribers, WebSocket API", measured.perSecond(), DELIVERIES);
        }
    }

    private static void warmUp(BenchServer server) throws Exception {
        for (int i = 0; i < 3; i++) {
            run(server, 200, n -> "warm", 1_500, 0);
        }
    }

    private static long quiet(BenchServer server) throws IOException {
        return new Publisher(server.address(), BenchServer.API_KEY).publish(3_000, 0, i -> "quiet");
    }

    private void fanOut(BenchServer server, int subscribers, int messages) throws Exception {
        Measured measured = run(server, subscribers, i -> "news", messages, 0);
        report.add(subscribers + " subscribers of one channel", measured.perSecond(), DELIVERIES);
    }

    private void latency(BenchServer server, int subscribers) throws Exception {
        Latencies latencies = run(server, subscribers, i -> "news", 200, 20).latencies();
        String name = subscribers + " subscribers, 20 messages/s, ";
        report.add(name + "median", latencies.percentile(0.5), "ms");
        report.add(name + "99 %", latencies.percentile(0.99), "ms");
    }

    private void idle(BenchServer server, int connections) throws Exception {
        long before = server.liveBytes();
        long begun = System.nanoTime();
        Subscribers idle = new Subscribers(server.address(), connections, i -> "idle");
        double seconds = (System.nanoTime() - begun) / 1e9;
        report.add(connections + " connections opened", connections / seconds, "connects/s");
        report.add(
                "heap of an idle connection",
                (server.liveBytes() - before) / (double) connections / 1024,
                "KB");
        idle.close();
    }

    private void channels(BenchServer server, int channels) throws Exception {
        Measured measured = run(server, channels, i -> "c" + i, Math.max(2_000, channels), 0);
        report.add(
                channels + " channels with one subscriber each", measured.perSecond(), DELIVERIES);
    }

    /** The i-th message goes to the i-th subscriber's channel, all round. */
    private static Measured run(
            BenchServer server,
            int subscribers,
            IntFunction<String> channelOf,
            int messages,
            int perSecond)
            throws Exception {
        boolean shared = channelOf.apply(0).equals(channelOf.apply(1));
        try (Subscribers open = new Subscribers(server.address(), subscribers, channelOf)) {
            CompletableFuture<Long> publishing =
                    CompletableFuture.supplyAsync(
                            () -> publish(server, channelOf, subscribers, messages, perSecond));
            long expected = (long) messages * (shared ? subscribers : 1);
            Measured measured =
                    open.await(
                            expected,
                            System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
            publishing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (measured.latencies().count() != expected) {
                throw new IllegalStateException(
                        measured.latencies().count() + " messages came instead of " + expected);
            }
            return measured;
        }
    }

    private static long publish(
            BenchServer server,
            IntFunction<String> channelOf,
            int subscribers,
            int messages,
            int perSecond) {
        try {
            return new Publisher(server.address(), BenchServer.API_KEY)
                    .publish(messages, perSecond, i -> channelOf.apply(i % subscribers));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
