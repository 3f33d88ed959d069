package org.kanal.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A time of day that jumps, for one process alone: Debian's libfaketime, unpacked into a directory
 * and not installed. The monotonic clock goes on as it is, as it does where an operator or NTP sets
 * the time.
 */
public final class FakedClock {

    private static final Path APT = Path.of("/usr/bin/apt-get");
    private static final String LIBRARY = "libfaketimeMT.so.1";

    private final Path offset;
    private final Path library;

    /**
     * @param directory an empty one
     */
    public FakedClock(Path directory) throws IOException, InterruptedException {
        offset = Files.createDirectories(directory).resolve("offset");
        library = unpack(directory);
        jump(Duration.ZERO);
    }

    /** Whether it is to be had here. */
    public static boolean isPossible() {
        return Files.isExecutable(APT);
    }

    /** What a process needs in its environment to live by it. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Else Java's timed waits return at once.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    /**
     * Sets the time of day; the process notices within a second.
     *
     * @param fromNow how far from the real one, in either direction
     */
    public void jump(Duration fromNow) throws IOException {
        Path next =
                Files.writeString(
                        offset.resolveSibling("next"), "%+ds".formatted(fromNow.toSeconds()));
        Files.move(
                next, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path unpack(Path directory) throws IOException, InterruptedException {
        Path lists = Files.createDirectories(directory.resolve("lists/partial")).getParent();
        Path cache = Files.createDirectories(directory.resolve("cache/archives/partial"));
        List<String> apt =
                List.of(
                        APT.toString(),
                        "-q",
                        "-o",
                        "Dir::State::lists=" + lists,
                        "-o",
                        "Dir::Cache=" + cache.getParent().getParent(),
                        "-o",
                        "APT::Sandbox::User=");
        run(directory, Stream.concat(apt.stream(), Stream.of("update")).toList());
        run(directory, Stream.concat(apt.stream(), Stream.of("download", "libfaketime")).toList());
        try (Stream<Path> files = Files.list(directory)) {
            Path archive =
                    files.filter(file -> file.toString().endsWith(".deb")).findAny().orElseThrow();
            run(directory, List.of("dpkg", "-x", archive.toString(), "unpacked"));
        }
        try (Stream<Path> files = Files.walk(directory.resolve("unpacked"))) {
            return files.filter(file -> file.endsWith(LIBRARY)).findAny().orElseThrow();
        }
    }

    private static void run(Path directory, List<String> command)
            throws IOException, InterruptedException {
        Path said = directory.resolve("said.txt");
        int exit =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IOException(command + " ended with " + exit + ": " + Files.readString(said));
        }
    }
}
