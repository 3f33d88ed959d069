package org.kanal.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kanal.api.Channel;
import org.kanal.api.PublishOptions;
import org.kanal.client.Kanal;
import org.kanal.client.KanalBuilder;

/**
 * The packaged server in a process of its own, with a data directory of its own, on a free port of
 * loopback. As a static field with {@code @RegisterExtension} it is there for a test class; {@link
 * #start} and {@link #close} do the same by hand.
 */
public final class KanalServer extends TestServer implements BeforeAllCallback, AfterAllCallback {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int ACCEPTED = 202;

    private final Plan plan;
    private final String key = "kanal-test-" + Long.toHexString(System.nanoTime());
    private final int port = ServerPort.find();
    private Path data;
    private ServerProcess process;
    private URI address;

    KanalServer(Plan plan) {
        this.plan = plan;
    }

    /** The server with Kanal's own WAR and no settings of its own. */
    public static KanalServer kanal() {
        return new KanalServer(Plan.of(ServerJar.SERVER, List.of()));
    }

    /** The server with this WAR, which has Kanal's library in it, instead of Kanal's own. */
    public static KanalServer of(Path war) {
        return new KanalServer(
                Plan.of(ServerJar.PLATFORM, List.of("--deploy", war.toAbsolutePath().toString())));
    }

    /** The same with a setting, such as {@code kanal.history.size}. */
    public KanalServer with(String setting, String value) {
        return new KanalServer(plan.with("-D" + setting + "=" + value));
    }

    /** The same with an option for Java, such as {@code -Xmx256m}. */
    public KanalServer withJava(String option) {
        return new KanalServer(plan.with(option));
    }

    /**
     * Starts it and returns when it serves; after {@link #kill} or {@link #stop} with the same data
     * on the same port.
     *
     * @throws UncheckedIOException if it cannot be started
     * @throws IllegalStateException if it ends instead; the message has what it said
     */
    public KanalServer start() {
        try {
            data = data == null ? Files.createTempDirectory("kanal-test") : data;
            process = ServerProcess.start(command());
            address = URI.create(awaitServing());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String awaitServing() throws IOException {
        try {
            return process.awaitServing();
        } catch (IllegalStateException e) {
            Path log = data.resolve("logs").resolve("server.log");
            String logged = Files.exists(log) ? "\n" + Files.readString(log) : "";
            close();
            throw new IllegalStateException(e.getMessage() + logged, e);
        }
    }

    private ServerProcess.Plan command() {
        List<String> java = new ArrayList<>();
        // For a test's sake: quick compilation only.
        java.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
        java.add("-Dkanal.http.port=" + port);
        java.add("-Dkanal.data.dir=" + data);
        java.add("-Dkanal.api.keys=test:" + key);
        java.addAll(plan.java());
        return new ServerProcess.Plan(plan.jar().find(), java, plan.options(), Map.of());
    }

    /** Where it serves, with a slash at the end: {@code http://localhost:PORT/kanal/}. */
    public URI address() {
        return address;
    }

    /** The key with which its HTTP API is used. */
    public String key() {
        return key;
    }

    /** Its process, for whatever else a test does to it. */
    public ServerProcess process() {
        return process;
    }

    /** Its log so far. */
    public List<String> log() throws IOException {
        return Files.readAllLines(data.resolve("logs").resolve("server.log"));
    }

    @Override
    KanalBuilder client() {
        String webSocket = address.resolve("realtime").toString().replaceFirst("^http", "ws");
        return Kanal.builder(URI.create(webSocket)).http(HTTP);
    }

    @Override
    public void publish(Channel channel, Object payload, PublishOptions options)
            throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path(channel, options)))
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString(new Payloads().write(payload)));
        options.idempotencyKey().ifPresent(given -> request.header("Idempotency-Key", given));
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != ACCEPTED) {
                throw new AssertionError(
                        "publish refused: " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Channel channel, PublishOptions options) {
        StringBuilder path =
                new StringBuilder("api/channels/")
                        .append(channel.name())
                        .append("/messages?includePublisher=")
                        .append(options.includePublisher());
        if (channel.isResource()) {
            path.append("&resourceId=").append(encoded(channel.resourceId()));
        }
        options.users().forEach(user -> path.append("&users=").append(encoded(user)));
        return path.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As {@code kill -9} does; {@link #start} brings it back. */
    public void kill() throws InterruptedException {
        process.process().destroyForcibly().waitFor();
    }

    /** Lets it end by itself, as an operator does; {@link #start} brings it back. */
    public void stop() throws InterruptedException {
        process.process().destroy();
        process.process().waitFor();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** Ends it and its data. */
    @Override
    public void close() {
        super.close();
        try {
            if (process != null) {
                kill();
            }
            if (data != null) {
                delete(data);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
