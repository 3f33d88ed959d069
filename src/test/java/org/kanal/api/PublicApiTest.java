package org.kanal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DocumentationTool;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What applications compile against: a change of it is to be seen, and meant. */
class PublicApiTest {

    private static final Path LISTED = Path.of("src/test/resources/api.txt");
    private static final Path FOUND = Path.of("target/api.txt");
    private static final Path JAVADOC = Path.of("target/apidocs");
    private static final Path SOURCES = Path.of("src/main/java/org/kanal/api");

    @Test
    void theApiIsTheOneThatIsListed() throws Exception {
        Files.write(
                FOUND, listing().stream().map(line -> line.replace("org.kanal.api.", "")).toList());
        assertEquals(
                Files.readString(LISTED),
                Files.readString(FOUND),
                "if the change is meant, copy " + FOUND + " to " + LISTED);
    }

    @Test
    void theApiNeedsNothingOfTheInside() throws Exception {
        assertEquals(
                List.of(),
                listing().stream()
                        .filter(line -> line.replace("org.kanal.api.", "").contains("org.kanal."))
                        .toList());
    }

    @Test
    void itsJavadocIsWrittenWithoutAWarning() throws IOException {
        DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of(
                        "-d",
                        JAVADOC.toString(),
                        "-Xdoclint:all,-missing",
                        "-Xwerror",
                        "-quiet",
                        "-notimestamp",
                        "-classpath",
                        System.getProperty("java.class.path"));
        try (var files = javadoc.getStandardFileManager(null, null, null)) {
            boolean isWritten =
                    javadoc.getTask(
                                    said,
                                    files,
                                    null,
                                    null,
                                    options,
                                    files.getJavaFileObjectsFromPaths(sources()))
                            .call();
            assertTrue(isWritten, said::toString);
        }
        assertEquals("", said.toString());
        assertTrue(Files.exists(JAVADOC.resolve("org/kanal/api/RealtimePublisher.html")));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static List<String> listing() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Path source : sources()) {
            String name = source.getFileName().toString().replace(".java", "");
            if (!name.equals("package-info")) {
                add(lines, Class.forName("org.kanal.api." + name));
            }
        }
        return lines;
    }

    private static void add(List<String> lines, Class<?> type) {
        if (!isVisible(type.getModifiers())) {
            return;
        }
        lines.add(header(type));
        Stream.of(
                        members(type.getDeclaredFields()),
                        members(type.getDeclaredConstructors()),
                        members(type.getDeclaredMethods()))
                .flatMap(List::stream)
                .map(line -> "    " + line)
                .forEach(lines::add);
        Stream.of(type.getDeclaredClasses())
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .forEach(inner -> add(lines, inner));
    }

    private static String header(Class<?> type) {
        String parents =
                Stream.concat(
                                Stream.ofNullable(type.getGenericSuperclass()),
                                Stream.of(type.getGenericInterfaces()))
                        .map(java.lang.reflect.Type::getTypeName)
                        .filter(parent -> !parent.equals("java.lang.Object"))
                        .collect(Collectors.joining(", "));
        return type.toGenericString() + (parents.isEmpty() ? "" : " : " + parents);
    }

    private static List<String> members(Member[] members) {
        return Stream.of(members)
                .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
                .map(
                        member ->
                                member instanceof java.lang.reflect.Executable call
                                        ? call.toGenericString()
                                        : ((java.lang.reflect.Field) member).toGenericString())
                .sorted()
                .toList();
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
