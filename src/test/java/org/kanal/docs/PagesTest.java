package org.kanal.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages point at is there: files, headings, classes, packages, settings, the version. */
class PagesTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:\\.\\w+)?`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|.*\\|([^|]*)\\|$");
    private static final Pattern SETTING = Pattern.compile("`-?D?(kanal\\.[a-z][a-zA-Z.-]*)");

    /** They look like settings: queues, topics, files, and what only tests read. */
    private static final Pattern NO_SETTING =
            Pattern.compile(
                    "kanal\\.(publish(\\.rejected)?|news.*|breaking|js|war|d\\.ts|(faults|attack)\\..*)");

    @Test
    void everyLinkPointsAtAFileAndAHeading() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : Repository.pages()) {
            LINK.matcher(Repository.text(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.matches("\\w+:.*"))
                    .filter(target -> !isThere(page, target))
                    .forEach(target -> dead.add(page + ": " + target));
        }
        assertEquals(List.of(), dead);
    }

    @Test
    void theGlossaryNamesClassesThatExist() throws IOException {
        String code = code();
        assertEquals(
                List.of(),
                ROW.matcher(Repository.text(Path.of("docs/glossary.md")))
                        .results()
                        .flatMap(row -> missing(code, row.group(1)))
                        .toList());
    }

    @Test
    void theArchitectureNamesClassesThatExist() throws IOException {
        String page = Repository.text(Path.of("docs/architecture.md"));
        assertEquals(List.of(), missing(code() + tests(), page).toList());
    }

    @Test
    void theArchitectureNamesEveryPackage() throws IOException {
        String page = Repository.text(Path.of("docs/architecture.md"));
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/org/kanal"))) {
            assertEquals(
                    List.of(),
                    folders.filter(Files::isDirectory)
                            .map(folder -> "`" + folder.getFileName() + "`")
                            .filter(name -> !page.contains(name))
                            .toList());
        }
    }

    private static Stream<String> missing(String code, String text) {
        return CLASS.matcher(text)
                .results()
                .map(name -> name.group(1))
                .filter(name -> !isDeclared(code, name));
    }

    private static boolean isDeclared(String code, String name) {
        return Pattern.compile("\\b(class|record|interface|enum) " + name + "\\b")
                .matcher(code)
                .find();
    }

    @Test
    void theReadmeNamesEveryPackage() throws IOException {
        String readme = Repository.text(Path.of("README.md"));
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/org/kanal"))) {
            List<String> missing =
                    folders.filter(Files::isDirectory)
                            .map(folder -> "`" + folder.getFileName() + "`")
                            .filter(name -> !readme.contains(name))
                            .toList();
            assertEquals(List.of(), missing);
        }
    }

    @Test
    void settingsOnPagesExist() throws IOException {
        String known =
                Repository.text(Path.of("src/main/resources/org/kanal/kanal-defaults.properties"))
                        + Repository.text(Path.of("server-config/README.md"))
                        + Repository.text(Path.of("pom.xml"))
                        + code();
        Set<String> unknown = new TreeSet<>();
        for (Path page : Repository.pages()) {
            SETTING.matcher(Repository.text(page))
                    .results()
                    .map(key -> key.group(1))
                    .filter(key -> !NO_SETTING.matcher(key).matches())
                    .map(key -> key.replaceFirst("kanal\\.apps\\.[a-z]+\\.", "kanal.apps.ID."))
                    .filter(key -> !known.contains(key))
                    .forEach(key -> unknown.add(page + ": " + key));
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void theVersionIsTheSameEverywhere() {
        String pom = first("<artifactId>kanal</artifactId>\\s*<version>(.+?)</version>", "pom.xml");
        String number = pom.replace("-SNAPSHOT", "");
        assertEquals(number, first("\"version\": \"(.+?)\"", "webapp/js/package.json"));
        assertEquals(number, first("\"version\": \"(.+?)\"", "docs/openapi.json"));
        assertEquals(number, first("(?m)^## (\\S+)", "CHANGELOG.md"));
        for (String page : List.of("embedding", "testing", "java-client")) {
            String file = "docs/" + page + ".md";
            assertEquals(pom, first("<artifactId>kanal</artifactId> <version>(.+?)<", file));
        }
    }

    private static boolean isThere(Path page, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path linked =
                file.isEmpty() ? page : Path.of("").resolve(page).resolveSibling(file).normalize();
        return Files.exists(linked)
                && (hash < 0 || anchors(linked).contains(target.substring(hash + 1)));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) {
        return HEADING.matcher(Repository.text(page))
                .results()
                .map(heading -> heading.group(1).toLowerCase().replaceAll("[^\\w\\- ]", ""))
                .map(heading -> heading.replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String code() throws IOException {
        return javaBelow("src/main/java");
    }

    private static String tests() throws IOException {
        return javaBelow("src/test/java");
    }

    private static String javaBelow(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Repository::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String first(String pattern, String file) {
        return Pattern.compile(pattern)
                .matcher(Repository.text(Path.of(file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern + " is not in " + file));
    }
}
