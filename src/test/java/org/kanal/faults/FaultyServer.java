package org.kanal.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kanal.support.FreePort;
import org.kanal.test.ServerProcess;

/** The packaged server, to be killed and started again at the same place. */
final class FaultyServer implements Served, AutoCloseable {

    static final String KEY = "fault-injection-key";

    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final int port;
    private ServerProcess server;

    FaultyServer(Path data, Map<String, String> more) throws IOException {
        port = FreePort.find();
        settings.put("kanal.http.port", Integer.toString(port));
        settings.put("kanal.data.dir", data.toString());
        settings.put("kanal.api.keys", KEY);
        settings.putAll(more);
    }

    @Override
    public URI http() {
        return URI.create("http://localhost:" + port + "/kanal/");
    }

    @Override
    public URI webSocket() {
        return URI.create("ws://localhost:" + port + "/kanal/realtime");
    }

    /** What its process gets besides, from the next start on. */
    void environment(Map<String, String> more) {
        environment.putAll(more);
    }

    /** Returns when it serves. */
    void start() throws IOException {
        List<String> java = new ArrayList<>(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"));
        settings.forEach((key, value) -> java.add("-D" + key + "=" + value));
        server =
                ServerProcess.start(
                        new ServerProcess.Plan(
                                Path.of(System.getProperty("server.jar")),
                                java,
                                List.of("--dev"),
                                environment));
        server.awaitServing();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        server.process().destroyForcibly().waitFor();
    }

    /** Its time of day, as the head of a thread dump tells it. */
    LocalDateTime time() throws IOException {
        return server.jcmd("Thread.print").stream()
                .filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"))
                .map(line -> LocalDateTime.parse(line.replace(' ', 'T')))
                .findFirst()
                .orElseThrow();
    }

    /** Lets it end by itself. */
    void stop() throws InterruptedException {
        server.process().destroy();
        server.process().waitFor();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
