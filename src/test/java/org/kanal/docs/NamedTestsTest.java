package org.kanal.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that pages name as proof are there, those of classes, of methods and of scripts. */
class NamedTestsTest {

    /**
     * {@code `ATest`}, {@code `ATest.method`}, or {@code `.method`} or {@code `…method`} of the
     * class before it.
     */
    private static final Pattern JAVA =
            Pattern.compile(
                    "`(?:([A-Z]\\w*[a-z]\\w*(?:Test|IT|Contract))|(?=[.…]\\w))(?:[.…](\\w+)(…?))?`");

    private static final Pattern SCRIPT =
            Pattern.compile("`(?:browser/\\w+|[\\w-]+\\.test)\\.js\\b");
    private static final Pattern PARENT = Pattern.compile("\\bclass \\w+ extends (\\w+)");

    /** Tests are sentences; a shorter word behind a dot is something else. */
    private static final int SHORTEST_SENTENCE = 15;

    private final Map<String, String> classes = classes();

    @Test
    void classesAndMethodsExist() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        int seen = 0;
        for (Path page : Repository.pages()) {
            String last = "";
            for (MatchResult named : JAVA.matcher(Repository.text(page)).results().toList()) {
                if (named.group(1) == null && named.group(2).length() < SHORTEST_SENTENCE) {
                    continue;
                }
                last = named.group(1) == null ? last : named.group(1);
                seen++;
                if (!isThere(last, named)) {
                    missing.add(page + ": " + named.group());
                }
            }
        }
        assertEquals("[]", missing.toString());
        assertTrue(seen > 100, seen + " were found");
    }

    @Test
    void scriptsExist() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        for (Path page : Repository.pages()) {
            SCRIPT.matcher(Repository.text(page))
                    .results()
                    .map(named -> named.group().substring(1))
                    .filter(name -> !isScript(name))
                    .forEach(name -> missing.add(page + ": " + name));
        }
        assertEquals("[]", missing.toString());
    }

    /** Also where the class inherits the method. */
    private boolean isThere(String name, MatchResult named) {
        String source = classes.get(name);
        if (source == null || named.group(2) == null) {
            return source != null;
        }
        String rest = named.group(3).isEmpty() ? "\\(" : "\\w*\\(";
        return Pattern.compile("void " + named.group(2) + rest).matcher(source).find()
                || parent(source).map(above -> isThere(above, named)).orElse(false);
    }

    private static Optional<String> parent(String source) {
        Matcher found = PARENT.matcher(source);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static boolean isScript(String name) {
        return Stream.of("unit/", "browser/", "")
                .anyMatch(folder -> Files.exists(Path.of("src/test/js/" + folder + name)));
    }

    private static Map<String, String> classes() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
                    .collect(
                            Collectors.toMap(
                                    file -> file.replaceAll(".*/|\\.java", ""),
                                    file -> Repository.text(Path.of(file)),
                                    (one, other) -> one + other));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
