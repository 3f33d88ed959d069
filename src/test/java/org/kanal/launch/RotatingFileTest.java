package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
    @TempDir Path directory;

    private final List<String> problems = new ArrayList<>();
    private long now;

    @Test
    void aFullLogIsSetAside() throws IOException {
        Path file = directory.resolve("server.log");
        RotatingFile log = log(file, 10);
        log.append("first line\n");
        log.append("second\n");
        assertEquals("second\n", Files.readString(file));
        assertEquals("first line\n", Files.readString(directory.resolve("server.log.1")));
        assertEquals(List.of(), problems);
    }

    @Test
    void aLogThatCannotBeWrittenIsReportedOnceAndStopsNobody() throws IOException {
        Path file = directory.resolve("logs/server.log");
        RotatingFile log = inTheWay(file);
        log.append("lost\n");
        passes(Duration.ofMinutes(1));
        log.append("lost too\n");
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains(file.toString()), problems.toString());
    }

    @Test
    void aLogThatCouldNotBeWrittenIsTriedAgainLater() throws IOException {
        Path file = directory.resolve("logs/server.log");
        RotatingFile log = inTheWay(file);
        log.append("lost\n");
        Files.delete(file.getParent());
        log.append("too soon\n");
        passes(Duration.ofMinutes(1));
        log.append("written\n");
        assertEquals("written\n", Files.readString(file));
    }

    @Test
    void aSecondFailureIsReportedAgain() throws IOException {
        Path file = directory.resolve("logs/server.log");
        RotatingFile log = inTheWay(file);
        log.append("lost\n");
        Files.delete(file.getParent());
        passes(Duration.ofMinutes(1));
        log.append("long enough\n");
        replaceByAFile(file.getParent());
        log.append("lost\n");
        assertEquals(2, problems.size(), problems.toString());
    }

    /** By a full disk, or a kill. */
    @Test
    void anEntryBehindOneThatWasCutOffBeginsALine() throws IOException {
        Path file = directory.resolve("server.log");
        Files.writeString(file, "whole\ncut o");
        log(file, 1_000).append("next\n");
        assertEquals("whole\ncut o\nnext\n", Files.readString(file));
        log(file, 1_000).append("last\n");
        assertEquals("whole\ncut o\nnext\nlast\n", Files.readString(file));
    }

    @Test
    void aLogThatCannotBeOpenedAtTheStartIsRefused() {
        assertThrows(IOException.class, () -> log(directory.resolve("missing/server.log"), 10));
    }

    /** A full log whose directory has given way to a file: it cannot be set aside or made anew. */
    private RotatingFile inTheWay(Path file) throws IOException {
        Files.createDirectory(file.getParent());
        RotatingFile log = log(file, 10);
        log.append("long enough\n");
        replaceByAFile(file.getParent());
        return log;
    }

    private static void replaceByAFile(Path folder) throws IOException {
        for (Path log : Files.newDirectoryStream(folder)) {
            Files.delete(log);
        }
        Files.delete(folder);
        Files.writeString(folder, "in the way");
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }

    private RotatingFile log(Path file, long limit) throws IOException {
        return new RotatingFile(file, limit, problems::add, () -> now);
    }
}
