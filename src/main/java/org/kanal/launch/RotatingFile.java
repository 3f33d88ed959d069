package org.kanal.launch;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A log file that is set aside when it is full: {@code server.log}, then {@code server.log.1} to
 * {@code .5}. While it cannot be written, what it is given is lost: whoever logs has other things
 * to do.
 */
final class RotatingFile {
    private static final int KEPT = 5;
    private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();

    private final Path file;
    private final long limit;
    private final Consumer<String> problems;
    private final LongSupplier clock;
    private Writer writer;
    private long size;
    private long failedAt;

    /**
     * @param limit bytes, roughly: a text that begins below it is written whole
     * @param problems is told once each time that the file can no longer be written
     * @throws IOException if it cannot be written from the start
     */
    RotatingFile(Path file, long limit, Consumer<String> problems) throws IOException {
        this(file, limit, problems, System::nanoTime);
    }

    RotatingFile(Path file, long limit, Consumer<String> problems, LongSupplier clock)
            throws IOException {
        this.file = file;
        this.limit = limit;
        this.problems = problems;
        this.clock = clock;
        open();
    }

    synchronized void append(String text) {
        boolean again = writer == null;
        if (again && clock.getAsLong() - failedAt < RETRY_NANOS) {
            return;
        }
        try {
            write(text);
        } catch (IOException e) {
            failedAt = clock.getAsLong();
            close();
            if (!again) {
                problems.accept(
                        "The log "
                                + file
                                + " cannot be written ("
                                + e
                                + "); it is tried again, and what is logged meanwhile is lost");
            }
        }
    }

    private void write(String text) throws IOException {
        if (writer == null) {
            Files.createDirectories(file.getParent());
            open();
        }
        if (size >= limit) {
            rotate();
        }
        writer.write(text);
        writer.flush();
        size += text.length();
    }

    private void open() throws IOException {
        String ending = LastLine.ending(file);
        writer =
                Files.newBufferedWriter(
                        file,
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
        writer.write(ending);
        size = Files.size(file);
    }

    private void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            // what could not be written before cannot be written now
        } finally {
            writer = null;
        }
    }

    private void rotate() throws IOException {
        writer.close();
        for (int number = KEPT; number > 1; number--) {
            move(aside(number - 1), aside(number));
        }
        move(file, aside(1));
        open();
    }

    private Path aside(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
