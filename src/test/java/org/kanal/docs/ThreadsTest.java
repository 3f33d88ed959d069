package org.kanal.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of threads names whatever makes threads in the application. */
class ThreadsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/kanal");

    /** Not in the application: the launcher, and the Java client, which has threads of its own. */
    private static final List<Path> ELSEWHERE =
            List.of(SOURCES.resolve("launch"), SOURCES.resolve("client"));

    private static final Pattern MAKES_THREADS =
            Pattern.compile(
                    "Executors\\.new|new (Scheduled)?ThreadPoolExecutor\\(|new Thread\\("
                            + "|\\.newThread\\(\\w+\\)\\.start|HttpClient\\.newBuilder");

    @Test
    void whateverMakesThreadsStandsInTheTable() throws IOException {
        String page = Files.readString(Path.of("docs/architecture.md"));
        String table = page.substring(page.indexOf("\n## Threads"));
        List<String> makers = makers();
        assertTrue(makers.size() > 10, makers::toString);
        assertEquals(
                List.of(),
                makers.stream().filter(name -> !table.contains("`" + name + "`")).toList());
    }

    private static List<String> makers() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ELSEWHERE.stream().noneMatch(file::startsWith))
                    .filter(ThreadsTest::makesThreads)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    private static boolean makesThreads(Path file) {
        try {
            return MAKES_THREADS.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
