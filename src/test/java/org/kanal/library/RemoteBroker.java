package org.kanal.library;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kanal.support.FreePort;

/** An OpenMQ broker as its operator starts it: the script that comes with the server. */
final class RemoteBroker implements AutoCloseable {

    private final Process process;
    private final int port;

    private RemoteBroker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one with its data below a folder, and returns when it serves. */
    static RemoteBroker start(Path folder) throws IOException {
        int port = FreePort.find();
        List<String> command =
                List.of(
                        System.getProperty("payara.home") + "/mq/bin/imqbrokerd",
                        "-javahome",
                        System.getProperty("java.home"),
                        "-varhome",
                        folder.resolve("broker").toString(),
                        "-port",
                        Integer.toString(port),
                        "-tty",
                        // The script passes on the signal that ends it.
                        "-bgnd");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        RemoteBroker broker = new RemoteBroker(process, port);
        broker.awaitReady();
        return broker;
    }

    /** Reads on to the end elsewhere, or it would wait for a reader. */
    private void awaitReady() throws IOException {
        BufferedReader said = process.inputReader();
        StringBuilder all = new StringBuilder();
        String line = said.readLine();
        while (line != null && !line.contains("[B1039]")) {
            all.append(line).append('\n');
            line = said.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the broker did not start: " + all);
        }
        Thread rest = new Thread(() -> said.lines().forEach(ignored -> {}), "broker-output");
        rest.setDaemon(true);
        rest.start();
    }

    /** Where it listens on loopback. */
    int port() {
        return port;
    }

    /** Ends it as its script does: in peace. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
