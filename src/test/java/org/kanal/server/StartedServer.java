package org.kanal.server;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kanal.it.Api;
import org.kanal.launch.Bundle;
import org.kanal.support.FreePort;

/** The packaged server with settings of a test's, on a port of its own. */
public final class StartedServer implements AutoCloseable {

    /** A key of its own. */
    public static final String KEY = "started-server-key";

    private final Bundle bundle;
    private final Path data;
    private final URL address;

    private StartedServer(Bundle bundle, Path data, URL address) {
        this.bundle = bundle;
        this.data = data;
        this.address = address;
    }

    /** Returns when it serves. */
    public static StartedServer start(Path data, Map<String, String> more, String... javaOptions)
            throws IOException {
        return start(List.of(), data, more, javaOptions);
    }

    /** The same as the last arguments of a command that limits what it gets of the system. */
    public static StartedServer start(
            List<String> limiting, Path data, Map<String, String> more, String... javaOptions)
            throws IOException {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("kanal.http.port", Integer.toString(FreePort.find()));
        settings.put("kanal.data.dir", data.toString());
        settings.put("kanal.api.keys", KEY);
        Bundle bundle = Bundle.start(limiting, settings, javaOptions);
        try {
            URL address = URI.create(bundle.awaitServing()).toURL();
            return new StartedServer(bundle, data, address);
        } catch (IOException | RuntimeException e) {
            bundle.close();
            throw e;
        }
    }

    public URL address() {
        return address;
    }

    public Api api() {
        return new Api(address, KEY);
    }

    /** The lines of its log that have such a part. */
    public List<String> logged(String part) throws IOException {
        return linesOf("server.log", part);
    }

    /**
     * The same when the first of them is there, which may be after what its cause let others see.
     */
    public List<String> awaitLogged(String part) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        List<String> lines = logged(part);
        while (lines.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50); // a file tells nobody
            lines = logged(part);
        }
        return lines;
    }

    /** The lines of its audit log that have such a part. */
    public List<String> audited(String part) throws IOException {
        boolean isBegun = Files.exists(data.resolve("logs").resolve("audit.log"));
        return isBegun ? linesOf("audit.log", part) : List.of();
    }

    private List<String> linesOf(String log, String part) throws IOException {
        return Files.readAllLines(data.resolve("logs").resolve(log)).stream()
                .filter(line -> line.contains(part))
                .toList();
    }

    /** Its process. */
    public long pid() {
        return bundle.pid();
    }

    /** Its log as it is, in bytes. */
    public byte[] log() throws IOException {
        return Files.readAllBytes(data.resolve("logs").resolve("server.log"));
    }

    /** As an operator stops it. */
    public void terminate() {
        bundle.terminate();
    }

    public int awaitEnd() throws IOException, InterruptedException, TimeoutException {
        return bundle.awaitEnd();
    }

    @Override
    public void close() {
        bundle.close();
    }
}
