package org.kanal.faults;

import jakarta.jms.Message;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/** OpenMQ's broker as a process of its own, to be killed. Its jars are those of the adapter. */
public final class ChildBroker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String host;
    private final int port;
    private final Path home;
    private Process process;

    /**
     * @param home an empty directory for its files
     */
    public ChildBroker(int port, Path home) throws IOException {
        this("127.0.0.1", port, home);
    }

    /** The same at another address of this machine. */
    public ChildBroker(String host, int port, Path home) throws IOException {
        this.host = host;
        this.port = port;
        this.home = home;
        unpack(Path.of("target/server-parts/mq/lib/imqjmsra.rar"));
    }

    /** What servers connect to. */
    public String url() {
        return "mq://" + host + ":" + port + "/jms";
    }

    /** Returns when it listens. */
    public void start() throws IOException {
        Path mq = Path.of("target/server-parts/mq").toAbsolutePath();
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dimq.home=" + mq,
                                "-Dimq.libhome=" + mq.resolve("lib"),
                                "-Dimq.varhome=" + home.resolve("var"),
                                "-cp",
                                classPath(),
                                "com.sun.messaging.jmq.jmsserver.Broker",
                                "-name",
                                "faults",
                                "-port",
                                Integer.toString(port),
                                "-silent",
                                "-Dimq.cluster.manager.class=com.sun.messaging.jmq.jmsserver.cluster.api.NoClusterManager",
                                "-Dimq.service.activelist=jms",
                                "-Dimq.portmapper.hostname=" + host,
                                "-Dimq.jms.tcp.hostname=" + host,
                                "-Dimq.jmx.enabled=false",
                                "-Dimq.autocreate.destination.limitBehavior=REJECT_NEWEST",
                                "-Dimq.autocreate.destination.maxNumProducers=-1")
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("console.txt").toFile())
                        .start();
        awaitPort();
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
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
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitPort() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "the broker does not start: see " + home.resolve("console.txt"));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void unpack(Path archive) throws IOException {
        Files.createDirectories(home.resolve("var"));
        try (JarInputStream rar = new JarInputStream(Files.newInputStream(archive))) {
            for (JarEntry entry = rar.getNextJarEntry();
                    entry != null;
                    entry = rar.getNextJarEntry()) {
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".jar")) {
                    Files.copy(rar, home.resolve(Path.of(entry.getName()).getFileName()));
                }
            }
        }
    }

    private String classPath() {
        try (var files = Files.list(home)) {
            List<String> jars =
                    files.map(Path::toString).filter(name -> name.endsWith(".jar")).toList();
            String api =
                    Message.class.getProtectionDomain().getCodeSource().getLocation().getPath();
            return String.join(File.pathSeparator, jars) + File.pathSeparator + api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
