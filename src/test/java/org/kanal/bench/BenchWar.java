package org.kanal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** Kanal's WAR with the classes of {@code org.kanal.bench.deployed} in it. */
final class BenchWar {

    private static final String DEPLOYED = "org/kanal/bench/deployed";

    private BenchWar() {}

    /**
     * Makes it.
     *
     * @param classes the folder of the test classes
     */
    static void make(Path kanalWar, Path classes, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(kanalWar, target, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem war =
                        FileSystems.newFileSystem(
                                URI.create("jar:" + target.toUri()), Map.of("create", "false"));
                Stream<Path> added = Files.list(classes.resolve(DEPLOYED))) {
            Path place = Files.createDirectories(war.getPath("WEB-INF/classes", DEPLOYED));
            added.forEach(file -> copy(file, place.resolve(file.getFileName().toString())));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
