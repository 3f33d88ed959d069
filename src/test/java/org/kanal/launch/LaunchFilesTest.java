package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher finds and leaves on the machine. */
class LaunchFilesTest {
    @TempDir Path directory;

    @Test
    void thePasswordFileHasOpenMqsOwnHash() {
        // the two accounts of OpenMQ's factory password file
        assertEquals(
                "admin:-2d5455c8583c24eec82c7a1e273ea02e:user:1",
                new Credentials("admin", "admin").passwordFileEntry());
        assertEquals(
                "guest:-2c3c4a34aa2c392f39edd112333c230d:user:1",
                new Credentials("guest", "guest").passwordFileEntry());
    }

    @Test
    void aPasswordIsNotShown() {
        assertFalse(new Credentials("kanal", "secret").toString().contains("secret"));
    }

    @Test
    void aDataDirectoryHasOneServerAtATime() throws IOException {
        DataDirectory first = DataDirectory.open(directory);
        assertThrows(LaunchFailure.class, () -> DataDirectory.open(directory));
        first.release();
        DataDirectory.open(directory).release();
    }

    @Test
    void whatAKilledServerUnpackedIsRemovedAndWhatItKeptIsNot() throws IOException {
        Path unpacked = Files.createDirectories(directory.resolve("run/deep"));
        Files.writeString(unpacked.resolve("file"), "left over");
        Path kept = Files.createDirectories(directory.resolve("broker")).resolve("file");
        Files.writeString(kept, "kept");
        DataDirectory data = DataDirectory.open(directory);
        assertFalse(Files.exists(unpacked));
        assertTrue(Files.exists(kept));
        data.release();
        assertFalse(Files.exists(data.run()));
    }

    @Test
    void aPortInUseIsNamedWithItsSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            String message =
                    assertThrows(
                                    LaunchFailure.class,
                                    () -> Ports.requireFree("address", "127.0.0.1", "port", port))
                            .getMessage();
            assertTrue(message.contains("Port " + port + " on 127.0.0.1"), message);
        }
    }
}
