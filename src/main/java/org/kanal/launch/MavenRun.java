package org.kanal.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code mvn -Prun} runs inside Maven: starts the server as a process of its own with every
 * {@code -Dkanal.…} of Maven's command line, and lets Maven end when, and as, the server has ended.
 * Ctrl-C stops both, the server first.
 */
public final class MavenRun {

    /**
     * Java's first compiler only: a run of a few minutes is over before the second one is done with
     * what it found, and until then that takes more time than it saves.
     */
    private static final String COMPILE_SOON = "-XX:TieredStopAtLevel=1";

    private MavenRun() {}

    /**
     * @param arguments the server's jar, its data directory unless one is set, and the file with
     *     Java's options
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Process server =
                new ProcessBuilder(command(arguments[0], arguments[1], arguments[2]))
                        .inheritIO()
                        .start();
        Thread stop = new Thread(() -> end(server), "kanal-run-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        System.exit(server.waitFor());
    }

    private static List<String> command(String jar, String dataDirectory, String options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + options);
        command.add("-D" + Settings.DATA_DIRECTORY + "=" + dataDirectory);
        System.getProperties().stringPropertyNames().stream()
                .filter(key -> key.startsWith("kanal."))
                .sorted()
                .map(key -> "-D" + key + "=" + System.getProperty(key))
                .forEach(command::add);
        command.addAll(List.of(COMPILE_SOON, "-jar", jar, "--dev", "--attached"));
        return command;
    }

    private static void end(Process server) {
        server.destroy();
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
