package org.kanal.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.kanal.support.FreePort;

/** The proxy as {@code server-config/nginx-cluster.conf} says, in front of two started servers. */
final class Nginx implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SETTINGS = Path.of("server-config/nginx-cluster.conf");
    private static final String AROUND =
            """
            daemon off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 200; }
            http {
                access_log off;
                client_body_temp_path %1$s;
                proxy_temp_path %1$s;
                fastcgi_temp_path %1$s;
                uwsgi_temp_path %1$s;
                scgi_temp_path %1$s;
                %2$s
            }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where it is installed; empty if it is not. */
    static Optional<Path> installed() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns when it serves. */
    static Nginx start(Path program, Path folder, StartedServer one, StartedServer two)
            throws IOException {
        int port = FreePort.find();
        String settings =
                replaced(Files.readString(SETTINGS), "listen 80;", "listen 127.0.0.1:" + port + ";")
                        .transform(text -> replaced(text, "10.0.0.1:8080", hostOf(one)))
                        .transform(text -> replaced(text, "10.0.0.2:8080", hostOf(two)));
        Path file =
                Files.writeString(
                        Files.createDirectories(folder).resolve("nginx.conf"),
                        AROUND.formatted(folder, settings));
        Process process =
                new ProcessBuilder(program.toString(), "-c", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("console").toFile())
                        .start();
        Nginx nginx = new Nginx(process, port);
        try {
            nginx.awaitServing(folder);
        } catch (IOException | RuntimeException e) {
            nginx.close();
            throw e;
        }
        return nginx;
    }

    private static String replaced(String text, String what, String by) {
        if (!text.contains(what)) {
            throw new IllegalStateException(SETTINGS + " does not say " + what);
        }
        return text.replace(what, by);
    }

    private static String hostOf(StartedServer server) {
        return "127.0.0.1:" + server.address().getPort();
    }

    private void awaitServing(Path folder) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isServing()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException(Files.readString(folder.resolve("console")));
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private boolean isServing() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where pages find Kanal. */
    URL address() throws IOException {
        return URI.create("http://127.0.0.1:" + port + "/kanal/").toURL();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
