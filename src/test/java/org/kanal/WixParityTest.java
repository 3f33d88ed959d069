package org.kanal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that maps Wix Realtime to Kanal is complete, and names tests that exist and run. */
class WixParityTest {

    private static final int ROWS = 56;
    private static final Path PAGE = Path.of("docs/wix-parity.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (W\\d+) \\|(.*)\\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern JAVA = Pattern.compile("(\\w+)\\.(\\w+)");
    private static final Pattern SCRIPT = Pattern.compile("([\\w.-]+\\.[jt]s): (.+)");
    private static final List<Path> CLASSES = filesBelow("src/test/java");
    private static final List<Path> SCRIPTS = filesBelow("src/test/js");

    @Test
    void everyRowIsThereOnceAndInOrder() throws IOException {
        assertEquals(
                IntStream.rangeClosed(1, ROWS).mapToObj(number -> "W" + number).toList(),
                rows().stream().map(row -> row.group(1)).toList());
    }

    @Test
    void everyRowNamesTestsThatRun() throws IOException {
        List<String> missing = new ArrayList<>();
        for (MatchResult row : rows()) {
            String[] cells = row.group(2).split(" \\| ");
            List<String> proofs =
                    QUOTED.matcher(cells[cells.length - 1])
                            .results()
                            .map(proof -> proof.group(1))
                            .toList();
            assertFalse(proofs.isEmpty(), row.group(1) + " names no test");
            proofs.stream()
                    .filter(proof -> !exists(proof))
                    .forEach(proof -> missing.add(row.group(1) + ": " + proof));
        }
        assertEquals(List.of(), missing);
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().toList();
    }

    private static boolean exists(String proof) {
        var script = SCRIPT.matcher(proof);
        if (script.matches()) {
            return sources(SCRIPTS, script.group(1))
                    .anyMatch(source -> proves(source, script.group(1), script.group(2)));
        }
        var java = JAVA.matcher(proof);
        return java.matches()
                && sources(CLASSES, java.group(1) + ".java")
                        .anyMatch(source -> Proof.inJava(source, java.group(2)));
    }

    private static boolean proves(String source, String file, String text) {
        return file.endsWith(".ts") ? Proof.inTypes(source, text) : Proof.inScript(source, text);
    }

    private static Stream<String> sources(List<Path> files, String name) {
        return files.stream().filter(file -> file.endsWith(name)).map(WixParityTest::read);
    }

    /** All that Kanal's own tests are written in, without what npm fetched. */
    private static List<Path> filesBelow(String folder) {
        List<Path> found = new ArrayList<>();
        var visitor =
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) {
                        return directory.endsWith("node_modules")
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        found.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                };
        try {
            Files.walkFileTree(Path.of(folder), visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
