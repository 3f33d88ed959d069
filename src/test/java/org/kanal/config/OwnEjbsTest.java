package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnEjbsTest {

    private static final Pattern EJB =
            Pattern.compile("(?m)^@(Stateless|Singleton|Stateful|MessageDriven)\\(");

    @Test
    void interceptorsThatAnApplicationHasForAllItsEjbsAreForNoneOfKanals() throws IOException {
        List<Path> ejbs = sources().filter(file -> EJB.matcher(text(file)).find()).toList();
        assertTrue(ejbs.size() > 5, ejbs.toString());
        assertEquals(
                List.of(),
                ejbs.stream()
                        .filter(file -> !text(file).contains("@ExcludeDefaultInterceptors"))
                        .toList());
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/kanal"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/demo/")) // in Kanal's own WAR only
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
