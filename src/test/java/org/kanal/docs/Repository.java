package org.kanal.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files of this repository, as far as pages and tests speak of them. */
final class Repository {

    private Repository() {}

    /** The pages for people, in the order of their names. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(Path.of("."));
                Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.of(
                            top,
                            docs,
                            Stream.of(
                                    Path.of("server-config/README.md"),
                                    Path.of("examples/orders/README.md"),
                                    Path.of("webapp/js/README.md")))
                    .flatMap(Function.identity())
                    .filter(page -> page.toString().endsWith(".md"))
                    .map(Path::normalize)
                    .sorted()
                    .toList();
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source of a class, wherever it lies: packages move. */
    static String source(String simpleName) {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return text(
                    files.filter(file -> file.endsWith(simpleName + ".java"))
                            .filter(file -> !file.toString().contains("node_modules"))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no class " + simpleName)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
