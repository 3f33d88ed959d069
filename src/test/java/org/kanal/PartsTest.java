package org.kanal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How the container's injection is used: constructors, and fields only where it needs them. */
class PartsTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Predicate<String> PART = has("(?m)^@Part$");
    private static final Predicate<String> BY_CONSTRUCTOR = has("@Inject\\s+(public )?\\w+\\(");
    private static final Predicate<String> BY_FIELD = has("@Inject (@\\w+ )*private ");

    /** What the container makes itself, or makes a proxy of that needs an empty constructor. */
    private static final Predicate<String> NEEDS_FIELDS =
            has(
                    "(?m)^@(Stateless|WebListener|WebFilter|Provider|Path|Singleton\\(|Startup"
                            + "|ApplicationScoped|ApplicationPath|[A-Z]\\w*Allowed)"
                            + "|import jakarta\\.ejb\\.Singleton;"
                            + "|implements [\\w, ]*Filter\\b"
                            + "|extends [\\w]*Filter\\b"
                            + "|public (abstract )?class RealtimeEndpoint"
                            + "|@(GET|POST|DELETE|PUT)\\b");

    @Test
    void whatHasAnInjectedConstructorIsAPart() throws IOException {
        assertEquals(List.of(), files(BY_CONSTRUCTOR.and(PART.negate())));
        assertTrue(files(BY_CONSTRUCTOR).size() > 30);
    }

    @Test
    void fieldsAreInjectedWhereTheContainerNeedsItOnly() throws IOException {
        assertEquals(List.of(), files(BY_FIELD.and(NEEDS_FIELDS.negate())));
        assertEquals(List.of(), files(BY_FIELD.and(PART)));
    }

    @Test
    void everyEjbHasANameThatNoApplicationHas() throws IOException {
        Predicate<String> ejb = has("import jakarta\\.ejb\\.(Singleton|Stateless|MessageDriven);");
        Predicate<String> named =
                has("(?m)^@(Singleton|Stateless)\\(name = (\"kanal-[a-z-]+\"|\\w+\\.NAME)\\)$");
        assertTrue(files(ejb).size() > 5);
        assertEquals(List.of(), files(ejb.and(named.negate())));
    }

    private static List<Path> files(Predicate<String> which) throws IOException {
        try (var sources = Files.walk(SOURCES)) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> which.test(read(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Predicate<String> has(String pattern) {
        return Pattern.compile(pattern).asPredicate();
    }
}
