package org.kanal.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine that peers need. */
final class Tools {

    private static final int INSTALL_SECONDS = 300;

    private Tools() {}

    /**
     * Where a program is.
     *
     * @param otherwise what to do where it is missing
     */
    static Path find(String program, String otherwise) throws Absent {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Absent(otherwise));
    }

    /** Lets a program bring what a peer is made of into a folder. */
    static void install(Path folder, List<String> command) throws Absent, IOException {
        Path said = folder.resolve("install.log");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            if (!process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Absent(command + " takes more than " + INSTALL_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new Absent(command + " did not succeed: " + Files.readString(said));
        }
    }

    /** Copies files there. */
    static void copy(Path from, Path to, String... names) throws IOException {
        Files.createDirectories(to);
        for (String name : names) {
            Files.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
        }
    }
}
