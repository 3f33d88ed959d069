package org.kanal.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The packaged server, to be killed and started again at the same place. */
final class FaultyServer implements AutoCloseable {

    static final String KEY = "fault-test-key";

    private final Map<String, String> settings = new TreeMap<>();
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

    /** Returns when it serves. */
    void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(
                List.of("-Xmx1g", "-jar", System.getProperty("server.jar"), "--dev", "--attached"));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
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

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
