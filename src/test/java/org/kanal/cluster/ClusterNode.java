package org.kanal.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kanal.faults.Served;
import org.kanal.test.ServerProcess;

/** One server of a cluster, to be killed, stopped and started again at the same place. */
final class ClusterNode implements Served, AutoCloseable {

    static final String KEY = "fault-injection-key";

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> in;
    private final String host;
    private final int port;
    private final Path data;
    private Path jar = Path.of(System.getProperty("server.jar"));
    private List<String> options = List.of("--dev");
    private ServerProcess server;

    /**
     * @param in what a command has before it to run where the node is; empty for this machine
     * @param host where clients reach it
     */
    ClusterNode(List<String> in, String host, int port, Path data, Map<String, String> more) {
        this.in = in;
        this.host = host;
        this.port = port;
        this.data = data;
        settings.put("kanal.http.address", host);
        settings.put("kanal.http.port", Integer.toString(port));
        settings.put("kanal.data.dir", data.toString());
        settings.put("kanal.api.keys", KEY);
        settings.putAll(more);
    }

    @Override
    public URI http() {
        return URI.create("http://" + host + ":" + port + "/kanal/");
    }

    @Override
    public URI webSocket() {
        return URI.create("ws://" + host + ":" + port + "/kanal/realtime");
    }

    /** From the next start on. */
    void set(String key, String value) {
        settings.put(key, value);
    }

    /** Runs this application, which has Kanal's library in it, instead of Kanal's own. */
    void deploy(Path war) {
        jar = Path.of(System.getProperty("server.platform"));
        options = List.of("--deploy", war.toString());
    }

    /** What its process gets besides, from the next start on. */
    void environment(Map<String, String> more) {
        environment.clear();
        environment.putAll(more);
    }

    /** Starts it and returns at once. */
    ClusterNode begin() throws IOException {
        List<String> java = new ArrayList<>(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1"));
        settings.forEach((key, value) -> java.add("-D" + key + "=" + value));
        server = ServerProcess.start(new ServerProcess.Plan(in, jar, java, options, environment));
        return this;
    }

    /** Returns when it serves. */
    void awaitServing() throws IOException {
        server.awaitServing();
    }

    /** Returns when it has ended, with its exit code. */
    int awaitEnd() throws InterruptedException {
        server.readToTheEnd();
        return server.process().waitFor();
    }

    List<String> console() {
        return server.console();
    }

    /** What it has logged. */
    String log() throws IOException {
        return Files.readString(data.resolve("logs/server.log"));
    }

    /** Of those lines the last that warn, with their times. */
    List<String> warnings() throws IOException {
        List<String> all = log().lines().filter(line -> line.contains(" WARNING ")).toList();
        return all.subList(Math.max(0, all.size() - 20), all.size());
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        server.process().destroyForcibly().waitFor();
    }

    /** As an operator stops it; returns when it has ended. */
    void stop() throws InterruptedException {
        server.process().destroy();
        server.process().waitFor();
    }

    /** Lets it hang: its sockets stay open, and nothing answers. */
    void hang() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on where it was. */
    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(server.process().pid()))
                .start()
                .waitFor();
    }

    /** What {@code /health/ready} says; empty if it does not answer. */
    String health() throws InterruptedException {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(http().resolve("/health/ready"))
                                    .timeout(Duration.ofSeconds(15))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    /** Returns when it sees so many nodes, has links to all of them, and is ready. */
    void awaitNodes(int count) throws InterruptedException {
        String nodes = "\"nodes\":\"%d\",\"brokerLinks\":\"%d\"}".formatted(count, count - 1);
        long end = System.nanoTime() + PATIENCE.toNanos();
        String health = health();
        while (!health.contains(nodes) || !health.startsWith("{\"status\":\"UP\"")) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("not " + count + " nodes: " + health);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            health = health();
        }
    }

    /** Publishes one message; the status of the answer. */
    int publish(String channel) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(
                                        http().resolve("api/channels/" + channel + "/messages"))
                                .timeout(Duration.ofSeconds(30))
                                .header("Authorization", "Bearer " + KEY)
                                .POST(HttpRequest.BodyPublishers.ofString("1"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    /** The time that the publication of one message takes, the half of so many in a row at most. */
    Duration publishTime(String channel, int times) throws IOException, InterruptedException {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            publish(channel);
            took.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        Collections.sort(took);
        return took.get(times / 2);
    }

    /** Where processes listen there, as {@code ss -ltnp} says: address and port. */
    List<String> listening() throws IOException {
        List<String> command = new ArrayList<>(in);
        command.addAll(List.of("ss", "-Hltn"));
        try (BufferedReader lines = new ProcessBuilder(command).start().inputReader()) {
            return lines.lines()
                    .map(line -> line.trim().split("\\s+")[3])
                    .map(place -> place.replace("[::ffff:", "").replace("]", ""))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server.process().onExit().join();
        }
    }
}
