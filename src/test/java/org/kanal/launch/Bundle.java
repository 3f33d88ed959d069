package org.kanal.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kanal.test.ServerProcess;

/** The packaged server as its user starts it: {@code java -jar kanal-server.jar}. */
public final class Bundle implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final ServerProcess server;

    private Bundle(ServerProcess server) {
        this.server = server;
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
        List<String> java = new ArrayList<>(List.of(javaOptions));
        settings.forEach((key, value) -> java.add("-D" + key + "=" + value));
        java.add("-XX:TieredStopAtLevel=1"); // for a test's sake: quick compilation only
        return new Bundle(
                ServerProcess.start(
                        new ServerProcess.Plan(
                                limiting,
                                Path.of(System.getProperty(jar)),
                                java,
                                options,
                                Map.of())));
    }

    /** Its process id. */
    public long pid() {
        return server.process().pid();
    }

    /** What a tool of the JDK says about it: {@code jcmd}'s command. */
    List<String> jcmd(String command) throws IOException {
        return server.jcmd(command);
    }

    /** Reads the console up to the line that says where it serves. */
    public String awaitServing() throws IOException {
        return server.awaitServing();
    }

    /** As {@code kill} does. */
    public void terminate() {
        server.process().toHandle().destroy(); // unlike Process.destroy, it leaves the console open
    }

    /** Reads the console to its end and waits for the process. */
    public int awaitEnd() throws IOException, InterruptedException, TimeoutException {
        server.readToTheEnd();
        if (!server.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("the server does not end");
        }
        return server.process().exitValue();
    }

    /** What the console has shown so far. */
    List<String> console() {
        return server.console();
    }

    @Override
    public void close() {
        server.close();
    }
}
