package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {

    @TempDir private Path folder;

    @Test
    void theServerEndsWhenItIsLetGo() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            List<ProcessHandle> processes;
            try (Leash leash = start("echo here; exec sleep 1000", port.getLocalPort())) {
                awaitConsole("here");
                processes = leash.processes();
                assertFalse(processes.isEmpty());
            }
            for (ProcessHandle each : processes) {
                each.onExit().get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aServerThatEndsBeforeItServesSaysWhereItsConsoleIs() throws IOException {
        int nobody;
        try (ServerSocket port = new ServerSocket(0)) {
            nobody = port.getLocalPort();
        }
        String message =
                assertThrows(IOException.class, () -> start("echo no; exit 3", nobody))
                        .getMessage();
        assertTrue(message.contains(console().toString()), message);
        assertEquals(List.of("no"), Files.readAllLines(console()));
    }

    /** The port is the test's own, so that it says nothing of the process. */
    private void awaitConsole(String line) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.readAllLines(console()).contains(line) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10); // a file tells nobody
        }
    }

    private Leash start(String script, int port) throws IOException {
        return Leash.start(List.of("sh", "-c", script), console(), port);
    }

    private Path console() {
        return folder.resolve("console.log");
    }
}
