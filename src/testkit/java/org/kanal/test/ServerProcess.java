package org.kanal.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A packaged server in a process of its own, which ends with the test's. Needs the JDK only. */
public final class ServerProcess implements AutoCloseable {

    private static final String SERVES = "Kanal serves ";

    private final Process process;
    private final List<String> console = new ArrayList<>();

    private ServerProcess(Process process) {
        this.process = process;
    }

    /**
     * How to start it.
     *
     * @param limiting a command that limits what the process gets of the system; empty for none
     * @param jar the server
     * @param java options for Java, such as {@code -Xmx1g} or {@code -Dkey=value}
     * @param options for the server, such as {@code --dev}
     * @param environment what the process gets besides this one's
     */
    public record Plan(
            List<String> limiting,
            Path jar,
            List<String> java,
            List<String> options,
            Map<String, String> environment) {

        /** Without limits. */
        public Plan(
                Path jar,
                List<String> java,
                List<String> options,
                Map<String, String> environment) {
            this(List.of(), jar, java, options, environment);
        }
    }

    /** Starts it; it does not serve yet. */
    public static ServerProcess start(Plan plan) throws IOException {
        List<String> command = new ArrayList<>(plan.limiting());
        command.add(tool("java"));
        command.addAll(plan.java());
        command.addAll(List.of("-jar", plan.jar().toString()));
        command.addAll(plan.options());
        command.add("--attached");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(plan.environment());
        return new ServerProcess(builder.start());
    }

    /** Reads the console up to the line that says where it serves, and gives that address. */
    public String awaitServing() throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            console.add(line);
            if (line.startsWith(SERVES)) {
                return line.substring(SERVES.length());
            }
        }
        throw new IllegalStateException("it ended: " + console);
    }

    /** Reads the console until the process closes it. */
    public void readToTheEnd() {
        process.inputReader().lines().forEach(console::add);
    }

    /** What the console has shown so far. */
    public List<String> console() {
        return List.copyOf(console);
    }

    /** The process, for whatever else a test does to it. */
    public Process process() {
        return process;
    }

    /** What a tool of the JDK says about it: {@code jcmd}'s command. */
    public List<String> jcmd(String command) throws IOException {
        Process jcmd =
                new ProcessBuilder(tool("jcmd"), Long.toString(process.pid()), command).start();
        try (BufferedReader lines = jcmd.inputReader()) {
            return lines.lines().toList();
        }
    }

    /** A tool of the Java that runs this. */
    public static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
