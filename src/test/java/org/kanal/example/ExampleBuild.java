package org.kanal.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds an example with Maven, as its user does, on the artifacts of this build: they stand in a
 * local repository of their own, whose other parts are links to the one that this build uses.
 */
public final class ExampleBuild {

    private static final Path REPOSITORY = Path.of("target/example-repository").toAbsolutePath();
    private static final Path KANAL = Path.of("org", "kanal");
    private static final String VERSION = System.getProperty("kanal.version");

    private ExampleBuild() {}

    /** The order service, built without its tests. */
    public static Path ordersWar() throws IOException, InterruptedException {
        Path folder = Path.of("examples/orders");
        run(folder, "package", "-DskipTests");
        return folder.resolve("target/orders.war");
    }

    /** Runs Maven in a folder; it must succeed. */
    static void run(Path folder, String... arguments) throws IOException, InterruptedException {
        prepareRepository();
        List<String> command = new ArrayList<>();
        String maven = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        command.add(Path.of(System.getProperty("maven.home"), "bin", maven).toString());
        command.addAll(List.of("-q", "-B", "-Dmaven.repo.local=" + REPOSITORY));
        command.add("-Dexec.skip=" + System.getProperty("exec.skip"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    private static void prepareRepository() throws IOException {
        Path shared = Path.of(System.getProperty("maven.repository"));
        link(shared, REPOSITORY, KANAL.getName(0));
        link(shared.resolve("org"), REPOSITORY.resolve("org"), KANAL.getName(1));
        Path own = REPOSITORY.resolve(KANAL).resolve("kanal").resolve(VERSION);
        Files.createDirectories(own);
        for (String classifier : List.of("library", "test", "platform")) {
            String name = "kanal-" + VERSION + "-" + classifier + ".jar";
            linkAnew(own.resolve(name), Path.of("target/kanal-" + classifier + ".jar"));
        }
        linkAnew(own.resolve("kanal-" + VERSION + ".pom"), Path.of("pom.xml"));
    }

    /** All entries of a folder but one as links in another. */
    private static void link(Path from, Path to, Path except) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().equals(except)) {
                    linkAnew(to.resolve(entry.getFileName()), entry);
                }
            }
        }
    }

    private static void linkAnew(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target.toAbsolutePath());
    }
}
