package org.kanal.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The packaged server, to be killed and started again at the same place. */
final class FaultyServer implements AutoCloseable {

    static final String KEY = "fault-injection-key";

    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final int port;
    private Process process;

    FaultyServer(Path data, Map<String, String> more) throws IOException {
        port = freePort();
        settings.put("kanal.http.port", Integer.toString(port));
        settings.put("kanal.data.dir", data.toString());
        settings.put("kanal.api.keys", KEY);
        settings.putAll(more);
    }

    /** A port that nobody listens on now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI http() {
        return URI.create("http://localhost:" + port + "/kanal/");
    }

    URI webSocket() {
        return URI.create("ws://localhost:" + port + "/kanal/realtime");
    }

    /** What its process gets besides, from the next start on. */
    void environment(Map<String, String> more) {
        environment.putAll(more);
    }

    /** Returns when it serves. */
    void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(
                List.of("-Xmx1g", "-jar", System.getProperty("server.jar"), "--dev", "--attached"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        BufferedReader console = process.inputReader();
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            if (line.startsWith("Kanal serves ")) {
                return;
            }
        }
        throw new IllegalStateException("the server does not start");
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Its time of day, as the head of a thread dump tells it. */
    LocalDateTime time() throws IOException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                "Thread.print")
                        .start();
        try (BufferedReader dump = jcmd.inputReader()) {
            return dump.lines()
                    .filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"))
                    .map(line -> LocalDateTime.parse(line.replace(' ', 'T')))
                    .reduce((first, last) -> first)
                    .orElseThrow();
        }
    }

    /** Lets it end by itself. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
