package org.kanal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log file that is set aside when it is full: {@code server.log}, then {@code server.log.1} to
 * {@code .5}.
 */
final class RotatingFile {
    private static final int KEPT = 5;

    private final Path file;
    private final long limit;
    private Writer writer;
    private long size;

    /**
     * @param limit bytes, roughly: a text that begins below it is written whole
     */
    RotatingFile(Path file, long limit) throws IOException {
        this.file = file;
        this.limit = limit;
        open();
    }

    synchronized void append(String text) {
        try {
            if (size >= limit) {
                rotate();
            }
            writer.write(text);
            writer.flush();
            size += text.length();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void open() throws IOException {
        writer =
                Files.newBufferedWriter(
                        file,
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
        size = Files.size(file);
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
