package org.kanal.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.test.ChannelAssert;

/** The code of the pages on tests and on the Java client is code that is run. */
class TestingPageTest {

    private static final Path EXAMPLES = Path.of("src/test/java/org/kanal/docs/examples");
    private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?)```");

    @ParameterizedTest
    @ValueSource(strings = {"docs/testing.md", "docs/java-client.md"})
    void everyPieceOfCodeIsInATestThatRuns(String page) throws IOException {
        String run = examples();
        List<String> pieces =
                CODE.matcher(Repository.text(Path.of(page)))
                        .results()
                        .map(piece -> piece.group(1))
                        .toList();
        assertTrue(!pieces.isEmpty(), page);
        assertEquals(List.of(), pieces.stream().filter(piece -> !run.contains(piece)).toList());
    }

    @Test
    void theClaimsOfThePageAreAllThereAre() {
        String page = Repository.text(Path.of("docs/testing.md"));
        assertEquals(
                List.of(),
                Stream.of(ChannelAssert.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(method -> "`" + method.getName() + "(")
                        .filter(claim -> !page.contains(claim))
                        .toList());
    }

    private static String examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(Repository::text).collect(Collectors.joining("\n"));
        }
    }
}
