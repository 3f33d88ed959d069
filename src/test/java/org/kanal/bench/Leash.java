package org.kanal.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another server in a process of its own, which ends when this Java does, however that happens: the
 * shell around it ends it when what the shell reads has come to its end.
 */
final class Leash implements AutoCloseable {

    private static final String WHILE_READ =
            "exec 3<&0; \"$@\" 3<&- & server=$!; { cat <&3; kill $server; } & wait $server;"
                    + " kill $! 2>/dev/null";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE_MILLIS = 20;

    private final Process shell;

    private Leash(Process shell) {
        this.shell = shell;
    }

    /** What runs below the shell. */
    List<ProcessHandle> processes() {
        return shell.descendants().toList();
    }

    /**
     * Starts it and waits until it takes connections.
     *
     * @param console the file for what it says
     */
    static Leash start(List<String> command, Path console, int port) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", WHILE_READ, "sh"));
        words.addAll(command);
        Leash leash =
                new Leash(
                        new ProcessBuilder(words)
                                .directory(console.getParent().toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(console.toFile())
                                .start());
        try {
            leash.awaitServing(port, console);
        } catch (IOException e) {
            leash.close();
            throw e;
        }
        return leash;
    }

    private void awaitServing(int port, Path console) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!takesConnections(port)) {
            if (!shell.isAlive() || System.nanoTime() > end) {
                throw new IOException("does not serve, see " + console);
            }
            try {
                Thread.sleep(PAUSE_MILLIS); // nothing tells when a server opens its port
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private static boolean takesConnections(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            if (!shell.waitFor(20, TimeUnit.SECONDS)) {
                processes().forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
