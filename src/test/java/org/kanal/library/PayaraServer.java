package org.kanal.library;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Payara Server as its operator uses it: a domain with ports of its own, and asadmin. */
final class PayaraServer implements AutoCloseable {

    /** Words in the files: the port of the broker, the name of the adapter. */
    static final String PORT = "7676";

    static final String ADAPTER = "imqjmsra";

    private static final String DOMAIN = "kanal";
    private static final int ADMIN = 48;
    private static final int HTTP = 80;
    private static final int JMS = 76;

    /** Columns of a class histogram. */
    private static final int COUNT = 1;

    private static final int NAME = 3;

    /** So many ports from its first one a domain may take. */
    private static final int PORTS = 100;

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final Path domains;
    private final int firstPort;

    private PayaraServer(Path domains, int firstPort) {
        this.domains = domains;
        this.firstPort = firstPort;
    }

    /**
     * Starts a new domain below a folder.
     *
     * @param broker what server-config says for its OpenMQ: {@code embedded} or {@code local}
     */
    static PayaraServer start(Path folder, String broker) throws IOException, InterruptedException {
        return start(folder, broker, Map.of());
    }

    /**
     * Starts a new domain below a folder.
     *
     * @param broker what server-config says for its OpenMQ: {@code embedded}, {@code local} or
     *     {@code remote}
     * @param changes what its operator puts for words in that file
     */
    static PayaraServer start(Path folder, String broker, Map<String, String> changes)
            throws IOException, InterruptedException {
        PayaraServer server = new PayaraServer(folder.resolve("domains"), freePorts());
        server.asadmin(
                "create-domain",
                "--nopassword",
                "--domaindir",
                server.domains.toString(),
                "--portbase",
                Integer.toString(server.firstPort),
                DOMAIN);
        try {
            server.domain("start-domain");
            server.run(folder, broker, changes);
            server.domain("restart-domain");
            String adapter = changes.getOrDefault(ADAPTER, ADAPTER);
            server.asadmin("deploy", "--name", adapter, home() + "/mq/lib/imqjmsra.rar");
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The address of an application, with a slash at the end. */
    String address(String contextRoot) {
        return "http://localhost:" + (firstPort + HTTP) + "/" + contextRoot + "/";
    }

    /** Runs the commands for a broker, as its operator does who changes something in them. */
    private void run(Path folder, String broker, Map<String, String> changes)
            throws IOException, InterruptedException {
        Path commands = Path.of("server-config/payara-server", broker + ".txt");
        String text = Files.readString(commands);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            text = text.replace(change.getKey(), change.getValue());
        }
        Path own = folder.resolve("commands.txt");
        Files.writeString(own, text.replace(PORT, Integer.toString(firstPort + JMS)));
        asadmin("multimode", "--file", own.toString());
    }

    private void domain(String command) throws IOException, InterruptedException {
        asadmin(command, "--domaindir", domains.toString(), DOMAIN);
    }

    /**
     * Runs one command and gives what it printed.
     *
     * @throws IllegalStateException if it fails
     */
    String asadmin(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(home() + "/bin/asadmin");
        line.addAll(List.of("--interactive=false", "--port", Integer.toString(firstPort + ADMIN)));
        line.addAll(List.of(command));
        return run(line);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The JDK of this build, and not the one that the system finds first.
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + told + log());
        }
        return told;
    }

    /** How many objects of a class it has, without those that nobody needs any more. */
    int instances(String type) throws IOException, InterruptedException {
        String pid = Files.readString(domains.resolve(DOMAIN).resolve("config/pid")).strip();
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return run(List.of(jcmd, pid, "GC.class_histogram"))
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > NAME && row[NAME].equals(type))
                .mapToInt(row -> Integer.parseInt(row[COUNT]))
                .sum();
    }

    /** What it logged of Kanal. */
    private String log() throws IOException {
        Path log = domains.resolve(DOMAIN).resolve("logs/server.log");
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .filter(line -> line.contains("Kanal"))
                        .collect(Collectors.joining("\n"))
                : "";
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In peace if it can. */
    private void stop() throws IOException, InterruptedException {
        try {
            domain("stop-domain");
        } catch (IllegalStateException e) {
            asadmin("stop-domain", "--kill", "--domaindir", domains.toString(), DOMAIN);
        }
    }

    private static String home() {
        return System.getProperty("payara.home");
    }

    /** Below those that the system gives to clients. */
    private static int freePorts() {
        return IntStream.generate(() -> new Random().nextInt(LOWEST, HIGHEST) / PORTS * PORTS)
                .filter(
                        first ->
                                IntStream.range(first, first + PORTS)
                                        .allMatch(PayaraServer::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
