package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kanal.support.FreePort;
import org.kanal.test.ServerProcess;

/** The packaged server, in a process of its own. */
final class BenchServer implements AutoCloseable {

    static final String API_KEY = "benchmark-key-of-some-length";

    /** What operators start it with; in the folder of the build, where the benchmark runs. */
    static final Path OPTIONS = Path.of("kanal.options");

    private final InetSocketAddress address;
    private final ServerProcess server;

    private BenchServer(InetSocketAddress address, ServerProcess server) {
        this.address = address;
        this.server = server;
    }

    /**
     * Starts it as operators do, without the demo, and waits until it serves.
     *
     * @param options options for Java (those with {@code -D} or {@code -X}), and options for the
     *     server
     */
    static BenchServer start(Path jar, Path data, String... options) throws IOException {
        int port = FreePort.find();
        List<String> java = new ArrayList<>();
        java.add("-Dkanal.http.port=" + port);
        java.add("-Dkanal.data.dir=" + data);
        java.add("-Dkanal.api.keys=" + API_KEY);
        java.add("@" + OPTIONS.toAbsolutePath());
        List<String> more = new ArrayList<>();
        Stream.of(options)
                .forEach(
                        option ->
                                (option.startsWith("-D") || option.startsWith("-X") ? java : more)
                                        .add(option));
        ServerProcess server =
                ServerProcess.start(new ServerProcess.Plan(jar, java, more, Map.of()));
        server.awaitServing();
        return new BenchServer(new InetSocketAddress("127.0.0.1", port), server);
    }

    InetSocketAddress address() {
        return address;
    }

    /** What lives on its heap, in bytes; collects garbage first. */
    long liveBytes() throws IOException {
        String total =
                server.jcmd("GC.class_histogram").stream()
                        .filter(line -> line.startsWith("Total"))
                        .findAny()
                        .orElseThrow(() -> new IOException("no histogram"));
        return Long.parseLong(total.split("\\s+")[2]);
    }

    /** How much of one core it uses, looked at for some time: 1 is all of it. */
    double shareOfOneCore(int seconds) throws InterruptedException {
        Duration before = cpuTime();
        Thread.sleep(seconds * 1000L);
        return cpuTime().minus(before).toNanos() / (seconds * 1e9);
    }

    /** How long a processor has worked for it. */
    Duration cpuTime() {
        return server.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        Process process = server.process();
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
