package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {

    @TempDir private Path folder;

    @Test
    void aProgramThatIsMissingSaysWhatWouldBringIt() {
        Absent absent =
                assertThrows(Absent.class, () -> Tools.find("no-such-server", "apt-get install x"));
        assertEquals("apt-get install x", absent.getMessage());
    }

    @Test
    void aProgramThatIsThereIsFound() throws Exception {
        assertTrue(Files.isExecutable(Tools.find("sh", "a shell")));
    }

    @Test
    void whatCannotBeInstalledSaysWhatTheInstallerSaid() {
        Absent absent =
                assertThrows(
                        Absent.class,
                        () -> Tools.install(folder, List.of("sh", "-c", "echo offline; exit 1")));
        assertTrue(absent.getMessage().contains("offline"), absent.getMessage());
    }
}
