package org.kanal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PackageLevelsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|([^|]+)\\|");
    private static final Pattern FIRST_SENTENCE =
            Pattern.compile("/\\*\\*(.*?)(\\.\\s|\\*/)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

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
    void everyPackageThatHasALevelIsThere() {
        List<String> missing =
                PackageLevels.names().stream()
                        .filter(name -> !Files.isDirectory(SOURCES.resolve("org/kanal/" + name)))
                        .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void noPackageSaysThatItIsOneThingAndAnother() throws IOException {
        Map<Path, String> found = new TreeMap<>();
        try (var sources = Files.walk(SOURCES)) {
            for (Path page : sources.filter(file -> file.endsWith("package-info.java")).toList()) {
                Matcher first = FIRST_SENTENCE.matcher(Files.readString(page));
                if (!first.find() || first.group(1).matches("(?s).*\\band\\b.*")) {
                    found.put(page, Files.readString(page));
                }
            }
        }
        assertEquals(Map.of(), found);
    }

    @Test
    void anImportFromALowerLevelIsAllowed() {
        assertEquals(List.of(), check("hub", "import org.kanal.api.Channel;"));
        assertEquals(List.of(), check("config", "import org.kanal.broker.openmq.TopicName;"));
    }

    @Test
    void anImportFromAHigherLevelIsFound() {
        assertEquals(
                List.of("hub -> gateway"), check("hub", "import org.kanal.gateway.Publishing;"));
    }

    @Test
    void anImportFromANeighbourIsFound() {
        assertEquals(
                List.of("site -> protocol"),
                check("site", "import static org.kanal.protocol.Refusal.badInput;"));
        assertEquals(List.of("rest -> socket"), check("rest", "import org.kanal.socket.A;"));
    }

    @Test
    void aFullNameInTheCodeCountsAsAnImport() {
        assertEquals(
                List.of("api -> hub"),
                check("api", "class A { Object o = new org.kanal.hub.Hub(); }"));
    }

    @Test
    void aNameInACommentIsNoArrow() {
        assertEquals(
                List.of(),
                check("api", "/** For {@link org.kanal.hub.Hub}. */ class A {} // org.kanal.hub"));
    }

    @Test
    void aNameInATextIsNoArrow() {
        assertEquals(List.of(), check("api", "String a = \"\\\" org.kanal.hub\";"));
        assertEquals(
                List.of("api -> hub"),
                check("api", "String a = \"//\"; Object b = new org.kanal.hub.Hub();"));
    }

    @Test
    void theLauncherStandsAlone() {
        assertEquals(
                List.of("launch -> api"), check("launch", "import org.kanal.api.InvalidInput;"));
        assertEquals(List.of("config -> launch"), check("config", "import org.kanal.launch.Main;"));
    }

    @Test
    void aPackageWithoutALevelIsFound() {
        assertEquals(List.of("package misc has no level"), check("misc", ""));
        assertEquals(List.of("config -> misc"), check("config", "import org.kanal.misc.Thing;"));
    }

    @Test
    void whatIsReservedIsForItsOwnersOnly() {
        String jms = "import jakarta.jms.Message;";
        assertEquals(List.of("gateway uses jakarta.jms."), check("gateway", jms));
        assertEquals(List.of("queue uses jakarta.jms."), check("queue", jms));
        assertEquals(List.of(), check("queue.openmq", jms));
        assertEquals(List.of(), check("openmq", jms));
        String grizzly = "import org.glassfish.grizzly.Connection;";
        assertEquals(List.of("socket uses org.glassfish.grizzly."), check("socket", grizzly));
        assertEquals(List.of(), check("socket.tyrus", grizzly));
        String grid = "import com.hazelcast.map.IMap;";
        assertEquals(List.of("history uses com.hazelcast."), check("history", grid));
        assertEquals(List.of(), check("history.grid", grid));
    }

    @Test
    void thePageTellsTheLevelsThatHold() throws IOException {
        String page = Files.readString(Path.of("docs/architecture.md"));
        Map<String, Optional<Integer>> told = new TreeMap<>();
        for (MatchResult row : ROW.matcher(page).results().toList()) {
            for (MatchResult name : NAME.matcher(row.group(2)).results().toList()) {
                told.put(name.group(1), Optional.of(Integer.valueOf(row.group(1))));
            }
        }
        Map<String, Optional<Integer>> held = new TreeMap<>();
        told.keySet().forEach(name -> held.put(name, PackageLevels.levelOf(name)));
        assertEquals(held, told);
        assertTrue(told.size() > 20, told::toString);
    }

    private static List<String> check(String home, String code) {
        return PackageLevels.violations("package org.kanal." + home + ";\n" + code);
    }
}
