package org.kanal.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * A file for each day (UTC): {@code audit.log} is today's, {@code audit.log.2026-11-25} was that
 * day's. Files of days that are over are kept so many days, whatever their size; each day's size is
 * bounded. Opened for each text: there are few, and none must wait for the next.
 */
final class DailyFile {
    private final Path file;
    private final AuditKept kept;
    private final Consumer<String> problems;
    private LocalDate today;
    private long size;
    private boolean isFull;
    private boolean isBroken;

    /**
     * @param kept for how long, and how much of one day: a text that begins below that is written
     *     whole
     * @param problems is told once each time that the file can no longer be written
     */
    DailyFile(Path file, AuditKept kept, Consumer<String> problems) {
        this.file = file;
        this.kept = kept;
        this.problems = problems;
    }

    synchronized void append(LocalDate day, String text) {
        try {
            boolean isAnew = isBroken || !day.equals(today);
            if (!day.equals(today)) {
                begin(day);
            }
            if (size < kept.bytesPerDay()) {
                write(isAnew ? LastLine.ending(file) + text : text);
            } else if (!isFull) {
                isFull = true;
                write(full(day));
            }
            isBroken = false;
        } catch (IOException e) {
            if (!isBroken) {
                isBroken = true;
                problems.accept("The audit log " + file + " cannot be written (" + e + ")");
            }
        }
    }

    private String full(LocalDate day) {
        return "audit-full why=\"%d bytes (kanal.audit.max-bytes-per-day) were written on %s, the rest of that day is not kept\"%n"
                .formatted(kept.bytesPerDay(), day);
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size += bytes.length;
    }

    private void begin(LocalDate day) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.exists(file)) {
            LocalDate written = dayOf(Files.getLastModifiedTime(file).toInstant());
            if (written.isBefore(day)) {
                Files.move(file, of(written), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        size = Files.exists(file) ? Files.size(file) : 0;
        isFull = false;
        today = day;
        removeBefore(day.minusDays(kept.days()));
    }

    private void removeBefore(LocalDate oldest) throws IOException {
        String prefix = file.getFileName() + ".";
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(file.getParent(), prefix + "*")) {
            for (Path old : found) {
                if (isBefore(old.getFileName().toString().substring(prefix.length()), oldest)) {
                    Files.delete(old);
                }
            }
        }
    }

    /** Files whose names end with anything but a day are somebody else's. */
    private static boolean isBefore(String name, LocalDate oldest) {
        try {
            return LocalDate.parse(name).isBefore(oldest);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private Path of(LocalDate day) {
        return file.resolveSibling(file.getFileName() + "." + day);
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
