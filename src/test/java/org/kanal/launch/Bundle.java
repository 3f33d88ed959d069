package org.kanal.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged server as its user starts it: {@code java -jar kanal-server.jar}. */
public final class Bundle implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private Bundle(Process process) {
        this.process = process;
    }

    /** Starts it with settings, and options for Java. */
    public static Bundle start(Map<String, String> settings, String... javaOptions)
            throws IOException {
        return start(List.of(), settings, javaOptions);
    }

    /** The same as the last arguments of a command that limits what it gets of the system. */
    public static Bundle start(
            List<String> limiting, Map<String, String> settings, String... javaOptions)
            throws IOException {
        return start(limiting, "server.jar", settings, List.of("--dev"), javaOptions);
    }

    /** Starts the server without Kanal's WAR, and with another one. */
    public static Bundle startWith(Path war, Map<String, String> settings) throws IOException {
        return start(List.of(), "server.platform", settings, List.of("--deploy", war.toString()));
    }

    private static Bundle start(
            List<String> limiting,
            String jar,
            Map<String, String> settings,
            List<String> options,
            String... javaOptions)
            throws IOException {
        List<String> command = new ArrayList<>(limiting);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(javaOptions));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        // for a test's sake: quick compilation only, and an end with the test
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", System.getProperty(jar)));
        command.addAll(options);
        command.add("--attached");
        return new Bundle(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Reads the console up to the line that says where it serves. */
    public String awaitServing() throws IOException {
        BufferedReader console = process.inputReader();
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            lines.add(line);
            if (line.startsWith("Kanal serves ")) {
                return line.substring("Kanal serves ".length());
            }
        }
        throw new IllegalStateException("it ended: " + lines);
    }

    /** As {@code kill} does. */
    public void terminate() {
        process.toHandle().destroy(); // unlike Process.destroy, it leaves the console open
    }

    /** Reads the console to its end and waits for the process. */
    public int awaitEnd() throws IOException, InterruptedException, TimeoutException {
        process.inputReader().lines().forEach(lines::add);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("the server does not end");
        }
        return process.exitValue();
    }

    /** What the console has shown so far. */
    List<String> console() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
