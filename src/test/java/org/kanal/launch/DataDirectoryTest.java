package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DataDirectoryTest {

    @TempDir private Path files;

    @Test
    void nobodyElseEntersIt() throws IOException {
        Path root = files.resolve("new");
        DataDirectory.open(root).release();
        assertEquals("rwx------", permissions(root));
    }

    @Test
    void oneThatOthersCouldReadIsClosedToThem() throws IOException {
        Path root = Files.createDirectory(files.resolve("old"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataDirectory.open(root).release();
        assertEquals("rwx------", permissions(root));
    }

    @Test
    void theTransactionLogOutlivesTheServer() throws IOException {
        DataDirectory first = DataDirectory.open(files);
        Path log = Files.writeString(first.transactions().resolve("log"), "in doubt");
        first.release();
        DataDirectory.open(files).release();
        assertTrue(Files.exists(log));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
