package org.kanal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Measures the packaged server from outside, through its broker: {@code mvn -Pbench verify}.
 * Arguments: the folder of the build, the folder for the results, and the one with what peers need.
 */
public final class Benchmark {

    private static final String DELIVERIES = "deliveries/s";
    private static final int RUNS = 5;
    private static final int IDLE_SECONDS = 20;

    private final Path build;
    private final Path results;
    private final Path peers;
    private final Path work;
    private final Report report = new Report();
    private final BenchOptions options = BenchOptions.given();

    private Benchmark(Path build, Path results, Path peers) {
        this.build = build;
        this.results = results;
        this.peers = peers;
        work = results.resolve("work");
    }

    public static void main(String[] arguments) throws Exception {
        Benchmark benchmark =
                new Benchmark(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        try {
            if (benchmark.options.isAboutWho()) {
                new WhoBenchmark(benchmark.build, benchmark.work, benchmark.options)
                        .measure(benchmark.report);
                return;
            }
            if (benchmark.options.isAboutClusters()) {
                new ClusterBenchmark(benchmark.build, benchmark.work, benchmark.options)
                        .measure(benchmark.report);
                return;
            }
            benchmark.inTurn();
            if (benchmark.options.isComplete()) {
                benchmark.packaged();
                benchmark.besideTheNaiveLoop();
                benchmark.throughTheWebSocketApi();
            }
        } finally {
            benchmark.report.write(benchmark.results);
            benchmark.clear();
        }
    }

    private void inTurn() throws Exception {
        new InTurn(build.resolve("kanal-server.jar"), peers, work, options).measure(report);
    }

    /** What servers wrote and what peers are made of. */
    private void clear() throws IOException {
        if (Files.exists(work)) {
            try (Stream<Path> all = Files.walk(work)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    /** The server as it is deployed; channel {@code unlogged} keeps no history. */
    private void packaged() throws Exception {
        try (BenchServer server = start("kanal-server.jar", "-Dkanal.history.rules=unlogged=0")) {
            Target kanal = Target.kanal(server.address());
            warmUp(kanal);
            idle(server, kanal, 10_000);
            publications(kanal);
            fanOut(kanal);
            costOfTheLog(kanal);
            besideABareServer(kanal);
            channels(kanal);
        }
    }

    /** An application's server: Kanal, the loop that one writes first, and an EJB. */
    private void besideTheNaiveLoop() throws Exception {
        Path war = work.resolve("war/kanal.war");
        BenchWar.make(build.resolve("kanal.war"), build.resolve("test-classes"), war);
        double loop = naiveLoop(war);
        report.add("1000 subscribers, a loop over getAsyncRemote()", loop, DELIVERIES);
        try (BenchServer server = start("kanal-platform.jar", "--deploy", war.toString())) {
            Target kanal = Target.kanal(server.address());
            warmUp(kanal);
            double ours = Load.ofOneChannel("news", 1_000, 400).medianOf(RUNS, kanal).perSecond();
            report.add("1000 subscribers, Kanal in the same application", ours, DELIVERIES);
            report.add("Kanal to the loop", ours / loop, "times");
            report.add(
                    "publications from an EJB, without a transaction",
                    new Publisher(kanal).fromEjb("ejb", 20_000, false),
                    "messages/s");
            report.add(
                    "publications from an EJB, a transaction each",
                    new Publisher(kanal).fromEjb("ejb", 2_000, true),
                    "messages/s");
        }
    }

    /** In a server that Kanal leaves as it is: its lighter idle timers would help the loop too. */
    private double naiveLoop(Path war) throws Exception {
        try (BenchServer server =
                start(
                        "kanal-platform.jar",
                        "-Dkanal.socket.direct=false",
                        "--deploy",
                        war.toString())) {
            Target naive = Target.naive(server.address());
            Load load = Load.ofOneChannel("news", 1_000, 40); // it takes some seconds
            load.run(naive);
            return load.medianOf(3, naive).perSecond();
        }
    }

    /** What is left where the server is another one than Kanal knows. */
    private void throughTheWebSocketApi() throws Exception {
        try (BenchServer server = start("kanal-server.jar", "-Dkanal.socket.direct=false")) {
            Target kanal = Target.kanal(server.address());
            warmUp(kanal);
            Measured measured = Load.ofOneChannel("news", 1_000, 400).medianOf(RUNS, kanal);
            report.add("1000 subscribers, WebSocket API", measured.perSecond(), DELIVERIES);
        }
    }

    private BenchServer start(String jar, String... options) throws Exception {
        return BenchServer.start(build.resolve(jar), work.resolve("data"), options);
    }

    private static void warmUp(Target target) throws Exception {
        for (int i = 0; i < 4; i++) {
            Load.ofOneChannel("warm", 500, 1_000).run(target);
        }
    }

    private void publications(Target kanal) throws Exception {
        Publisher publisher = new Publisher(kanal);
        publisher.publish(3_000, 0, i -> "quiet");
        report.add(
                "publications over HTTP, nobody listens",
                publisher.publish(10_000, 0, i -> "quiet"),
                "messages/s");
        report.add(
                "publications over HTTP, nobody listens, without the log",
                publisher.publish(10_000, 0, i -> "unlogged"),
                "messages/s");
    }

    private void fanOut(Target kanal) throws Exception {
        for (int subscribers : new int[] {1, 100, 1_000, 10_000}) {
            int messages = Math.max(40, Math.min(4_000, 400_000 / subscribers));
            Load load = Load.ofOneChannel("news", subscribers, messages);
            report.add(
                    subscribers + " subscribers of one channel",
                    load.medianOf(RUNS, kanal).perSecond(),
                    DELIVERIES);
        }
        report.add(
                "1000 subscribers, 400 messages in one request",
                Load.ofOneChannel("news", 1_000, 400)
                        .inOneRequest()
                        .medianOf(RUNS, kanal)
                        .perSecond(),
                DELIVERIES);
    }

    /** In turn, so that what else the machine does meets both. */
    private void costOfTheLog(Target kanal) throws Exception {
        double logged = 0;
        double unlogged = 0;
        for (int i = 0; i < RUNS; i++) {
            logged += Load.ofOneChannel("logged", 1_000, 400).run(kanal).perSecond();
            unlogged += Load.ofOneChannel("unlogged", 1_000, 400).run(kanal).perSecond();
        }
        report.add("1000 subscribers, with the log", logged / RUNS, DELIVERIES);
        report.add("1000 subscribers, without the log", unlogged / RUNS, DELIVERIES);
    }

    /** In turn, so that what else the machine does meets both. */
    private void besideABareServer(Target kanal) throws Exception {
        try (BareProcess bare = BareProcess.start()) {
            warmUp(bare.target());
            Load load = Load.ofOneChannel("news", 1_000, 200).at(20);
            double[] ours = new double[RUNS];
            double[] least = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                ours[i] = load.run(kanal).latencies().percentile(0.5);
                least[i] = load.run(bare.target()).latencies().percentile(0.5);
            }
            String name = "1000 subscribers, 20 messages/s, median, in turn: ";
            report.add(name + "Kanal", median(ours), "ms");
            report.add(name + "a loop that only writes", median(least), "ms");
        }
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
    }

    private void channels(Target kanal) throws Exception {
        for (int channels : new int[] {10, 1_000, 10_000}) {
            Load load = new Load(channels, i -> "c" + i % channels, 10_000, 0, false);
            report.add(
                    channels + " channels with one subscriber each",
                    load.run(kanal).perSecond(),
                    DELIVERIES);
        }
    }

    private void idle(BenchServer server, Target kanal, int connections) throws Exception {
        long before = server.liveBytes();
        long begun = System.nanoTime();
        try (Subscribers idle = new Subscribers(kanal, connections, i -> "idle")) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            report.add(connections + " connections opened", connections / seconds, "connects/s");
            report.add(
                    "heap of an idle connection",
                    (server.liveBytes() - before) / (double) connections / 1024,
                    "KB");
            report.add(
                    "one core's time with " + idle.count() + " idle connections",
                    100 * server.shareOfOneCore(IDLE_SECONDS),
                    "%");
        }
    }
}
