package org.kanal.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged server, in a process of its own. */
final class BenchServer implements AutoCloseable {

    static final String API_KEY = "benchmark-key";

    private final InetSocketAddress address;
    private final Process process;

    private BenchServer(InetSocketAddress address, Process process) {
        this.address = address;
        this.process = process;
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param options settings for Java (those with {@code -D}), and options for the server
     */
    static BenchServer start(Path jar, Path data, String... options) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(java("java")));
        command.add("-Dkanal.http.port=" + port);
        command.add("-Dkanal.data.dir=" + data);
        command.add("-Dkanal.api.keys=" + API_KEY);
        Stream.of(options).filter(option -> option.startsWith("-D")).forEach(command::add);
        command.addAll(List.of("-jar", jar.toString(), "--dev", "--attached"));
        Stream.of(options).filter(option -> !option.startsWith("-D")).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader console = process.inputReader();
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            if (line.startsWith("Kanal serves")) {
                return new BenchServer(new InetSocketAddress("127.0.0.1", port), process);
            }
        }
        throw new IOException("the server ended");
    }

    InetSocketAddress address() {
        return address;
    }

    /** What lives on its heap, in bytes; collects garbage first. */
    long liveBytes() throws IOException {
        Process histogram =
                new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
                        .start();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                histogram.getInputStream(), StandardCharsets.UTF_8))) {
            String total =
                    lines.lines()
                            .filter(line -> line.startsWith("Total"))
                            .findAny()
                            .orElseThrow(() -> new IOException("no histogram"));
            return Long.parseLong(total.split("\\s+")[2]);
        }
    }

    /** How much of one core it uses, looked at for some time: 1 is all of it. */
    double shareOfOneCore(int seconds) throws InterruptedException {
        Duration before = cpuTime();
        Thread.sleep(seconds * 1000L);
        return cpuTime().minus(before).toNanos() / (seconds * 1e9);
    }

    private Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A tool of the Java that runs this. */
    static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
