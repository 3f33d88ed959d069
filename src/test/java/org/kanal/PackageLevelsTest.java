package org.kanal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PackageLevelsTest {

    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void noFileUsesAPackageOfItsOwnLevelOrAbove() throws IOException {
        Map<Path, List<String>> wrong = new TreeMap<>();
        int files = 0;
        try (var sources = Files.walk(SOURCES)) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                files++;
                List<String> violations = PackageLevels.violations(Files.readString(source));
                if (!violations.isEmpty()) {
                    wrong.put(source, violations);
                }
            }
        }
        assertEquals(Map.of(), wrong);
        assertTrue(files > 50, files + " files under " + SOURCES.toAbsolutePath());
    }

    @Test
    void anImportFromALowerLevelIsAllowed() {
        assertEquals(List.of(), check("hub", "import org.kanal.channel.Channel;"));
        assertEquals(List.of(), check("config", "import org.kanal.broker.openmq.TopicName;"));
    }

    @Test
    void anImportFromAHigherLevelIsFound() {
        assertEquals(List.of("hub -> gateway"), check("hub", "import org.kanal.gateway.Gateway;"));
    }

    @Test
    void anImportFromANeighbourIsFound() {
        assertEquals(
                List.of("permission -> protocol"),
                check("permission", "import static org.kanal.protocol.Refusal.badInput;"));
        assertEquals(List.of("rest -> demo"), check("rest", "import org.kanal.demo.Hello;"));
    }

    @Test
    void aFullNameInTheCodeCountsAsAnImport() {
        assertEquals(
                List.of("channel -> hub"),
                check("channel", "class A { Object o = new org.kanal.hub.Hub(); }"));
    }

    @Test
    void aNameInACommentIsNoArrow() {
        assertEquals(
                List.of(),
                check(
                        "channel",
                        "/** For {@link org.kanal.hub.Hub}. */ class A {} // org.kanal.hub"));
    }

    @Test
    void aNameInATextIsNoArrow() {
        assertEquals(List.of(), check("channel", "String a = \"\\\" org.kanal.hub\";"));
        assertEquals(
                List.of("channel -> hub"),
                check("channel", "String a = \"//\"; Object b = new org.kanal.hub.Hub();"));
    }

    @Test
    void theLauncherStandsAlone() {
        assertEquals(
                List.of("launch -> channel"),
                check("launch", "import org.kanal.channel.InvalidInput;"));
        assertEquals(List.of("config -> launch"), check("config", "import org.kanal.launch.Main;"));
    }

    @Test
    void aPackageWithoutALevelIsFound() {
        assertEquals(List.of("package misc has no level"), check("misc", ""));
        assertEquals(List.of("config -> misc"), check("config", "import org.kanal.misc.Thing;"));
    }

    @Test
    void jmsIsForTheBrokerOnly() {
        String jms = "import jakarta.jms.Message;";
        assertEquals(List.of("gateway uses jakarta.jms"), check("gateway", jms));
        assertEquals(List.of(), check("broker", jms));
        assertEquals(List.of(), check("broker.openmq", jms));
    }

    private static List<String> check(String home, String code) {
        return PackageLevels.violations("package org.kanal." + home + ";\n" + code);
    }
}
