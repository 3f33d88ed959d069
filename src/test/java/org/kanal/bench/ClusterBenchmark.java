package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What three nodes take: of a processor for a delivery, beside one server, and of memory and of a
 * processor for many channels.
 */
final class ClusterBenchmark {

    private static final String JAR = "kanal-server.jar";
    private static final int NODES = 3;
    private static final int WARM_UP = 2;
    private static final int IDLE_SECONDS = 40;
    private static final int CHANNELS = 100_000;

    /** Each begins a log and a topic: a request for many would take longer than it may. */
    private static final int BATCH = 25;

    /** What is made once is made with these. */
    private static final int FIRST = 1_000;

    /** As many channels as one connection may subscribe to, unless it is told otherwise. */
    private static final int EACH = 100;

    private static final int CONNECTIONS = 300;

    private final Path build;
    private final Path results;
    private final BenchOptions options;

    ClusterBenchmark(Path build, Path results, BenchOptions options) {
        this.build = build;
        this.results = results;
        this.options = options;
    }

    void measure(Report report) throws Exception {
        switch (options.cluster()) {
            case "deliveries" -> deliveries(report);
            case "channels" -> channels(report);
            default ->
                    throw new IllegalArgumentException(
                            "bench.cluster; allowed: deliveries, channels");
        }
    }

    /** In turn, so that what else the machine does meets both. */
    private void deliveries(Report report) throws Exception {
        SpreadLoad many = new SpreadLoad(1_500, 400);
        SpreadLoad few = new SpreadLoad(NODES, 4_000);
        try (BenchCluster one = start("one", 1, "-Xmx1g");
                BenchCluster three = start("three", NODES, "-Xmx1g")) {
            List<BenchCluster> both = List.of(one, three);
            List<List<SpreadLoad.Result>> ofMany = List.of(new ArrayList<>(), new ArrayList<>());
            List<List<SpreadLoad.Result>> ofFew = List.of(new ArrayList<>(), new ArrayList<>());
            for (int round = -WARM_UP; round < options.rounds(); round++) {
                for (int i = 0; i < both.size(); i++) {
                    SpreadLoad.Result spread = many.run(both.get(i));
                    SpreadLoad.Result thin = few.run(both.get(i));
                    if (round >= 0) {
                        ofMany.get(i).add(spread);
                        ofFew.get(i).add(thin);
                    }
                }
            }
            for (int i = 0; i < both.size(); i++) {
                String where = i == 0 ? "one server: " : "three nodes: ";
                tell(report, where + "1,500 subscribers, ", many, ofMany.get(i));
                tell(report, where + "3 subscribers, ", few, ofFew.get(i));
            }
        }
    }

    private static void tell(
            Report report, String what, SpreadLoad load, List<SpreadLoad.Result> results) {
        double deliveries = (double) load.subscribers() * load.messages();
        report.add(
                what + "deliveries",
                Range.of(results.stream().map(SpreadLoad.Result::perSecond).toList()),
                "deliveries/s");
        report.add(
                what + "processor for a delivery",
                Range.of(
                        results.stream()
                                .map(result -> result.cpu().toNanos() / 1e3 / deliveries)
                                .toList()),
                "us");
    }

    private void channels(Report report) throws Exception {
        try (BenchCluster cluster =
                start(
                        "many",
                        NODES,
                        "-Xmx1536m",
                        "-Dkanal.history.ttl=PT1H",
                        "-Dkanal.new-channels.address-per-second=0")) {
            publishOnAll(cluster, 0, FIRST);
            long before = cluster.liveBytes();
            long begun = System.nanoTime();
            publishOnAll(cluster, FIRST, CHANNELS);
            double seconds = (System.nanoTime() - begun) / 1e9;
            int count = CHANNELS - FIRST;
            report.add("channels begun, one message each", count / seconds, "channels/s");
            long published = cluster.liveBytes();
            report.add(
                    "heap of a channel with one message, all nodes together",
                    (published - before) / 1024.0 / count,
                    "KB");
            idle(report, cluster, CHANNELS + " channels that nobody listens to");
            listen(report, cluster, published);
        }
    }

    /** Somebody at one node or another listens to some of them, each to others. */
    private void listen(Report report, BenchCluster cluster, long before) throws Exception {
        int count = CONNECTIONS * EACH;
        List<AutoCloseable> open = new ArrayList<>();
        try {
            for (int node = 0; node < NODES; node++) {
                open.add(crowd(cluster.targets().get(node).address(), node));
            }
            report.add(
                    "heap of a channel with one subscriber more, all nodes together",
                    (cluster.liveBytes() - before) / 1024.0 / count,
                    "KB");
            idle(report, cluster, count + " of them with a subscriber");
        } finally {
            for (AutoCloseable each : open) {
                each.close();
            }
        }
    }

    private static Crowd crowd(InetSocketAddress node, int number) throws Exception {
        int share = CONNECTIONS / NODES;
        Crowd.Plan plan =
                new Crowd.Plan(
                        share,
                        EACH,
                        (who, i) -> name((number * share + who) * EACH + i),
                        Hellos.VISITOR,
                        "\"code\"");
        return new Crowd(node, plan);
    }

    private static void idle(Report report, BenchCluster cluster, String what)
            throws InterruptedException {
        report.add("one core's time, " + what, 100 * cluster.shareOfOneCore(IDLE_SECONDS), "%");
    }

    /** At all nodes at once, at each its share. */
    private static void publishOnAll(BenchCluster cluster, int from, int to) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(NODES);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                Publisher publisher = new Publisher(cluster.targets().get(node));
                int first = from + node * BATCH;
                all.add(threads.submit(() -> publishEveryThird(publisher, first, to)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void publishEveryThird(Publisher publisher, int from, int to)
            throws IOException {
        for (int first = from; first < to; first += NODES * BATCH) {
            int start = first;
            publisher.publishBatch(Math.min(BATCH, to - first), i -> name(start + i));
        }
        return null;
    }

    private static String name(int channel) {
        return "c" + channel;
    }

    private BenchCluster start(String name, int nodes, String... more) throws Exception {
        return BenchCluster.start(build.resolve(JAR), results.resolve(name), nodes, more);
    }
}
