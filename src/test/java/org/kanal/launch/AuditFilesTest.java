package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log is kept by time, whatever happens in it. */
class AuditFilesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-26");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456Z");

    @TempDir Path directory;

    private final List<String> problems = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private Path today;

    @BeforeEach
    void name() {
        today = directory.resolve("logs/audit.log");
    }

    @Test
    void anEventIsOneLineThatBeginsWithItsTime() throws IOException {
        files(1_000_000).publish(event(NOON, "logout who=\"ann\"\n2026 forged\u001b"));
        assertEquals(
                List.of("2026-11-26T12:00:00.123Z logout who=\"ann\"\\n2026 forged\\u001b"),
                Files.readAllLines(today));
    }

    @Test
    void aNewDayHasANewFileAndTheOldOneKeepsItsDay() throws IOException {
        DailyFile file = daily(1_000_000);
        file.append(DAY, "one\n");
        Files.setLastModifiedTime(today, FileTime.from(NOON));
        file.append(DAY.plusDays(1), "two\n");
        assertEquals("one\n", Files.readString(directory.resolve("logs/audit.log.2026-11-26")));
        assertEquals("two\n", Files.readString(today));
    }

    @Test
    void aRestartOnTheSameDayGoesOnAndOnAnotherDayBeginsAnew() throws IOException {
        daily(1_000_000).append(DAY, "one\n");
        Files.setLastModifiedTime(today, FileTime.from(NOON));
        daily(1_000_000).append(DAY, "two\n");
        assertEquals("one\ntwo\n", Files.readString(today));
        Files.setLastModifiedTime(today, FileTime.from(NOON));
        daily(1_000_000).append(DAY.plusDays(3), "three\n");
        assertEquals(
                "one\ntwo\n", Files.readString(directory.resolve("logs/audit.log.2026-11-26")));
    }

    @Test
    void onlyDaysThatAreOverForLongAreRemoved() throws IOException {
        Files.createDirectories(today.getParent());
        for (String name : List.of("2026-10-26", "2026-10-27", "2026-11-25", "gz", "1")) {
            Files.writeString(today.resolveSibling("audit.log." + name), "x");
        }
        daily(1_000_000).append(DAY, "one\n");
        assertFalse(Files.exists(today.resolveSibling("audit.log.2026-10-26")));
        for (String name : List.of("2026-10-27", "2026-11-25", "gz", "1")) {
            assertTrue(Files.exists(today.resolveSibling("audit.log." + name)), name);
        }
    }

    /** By a full disk, or a kill. */
    @Test
    void anEventBehindOneThatWasCutOffBeginsALine() throws IOException {
        Files.createDirectories(today.getParent());
        Files.writeString(today, "one\ntw");
        Files.setLastModifiedTime(today, FileTime.from(NOON));
        DailyFile file = daily(1_000_000);
        file.append(DAY, "three\n");
        file.append(DAY, "four\n");
        assertEquals("one\ntw\nthree\nfour\n", Files.readString(today));
    }

    @Test
    void aDayIsBoundedAndSaysSo() throws IOException {
        DailyFile file = daily(1_000);
        for (int i = 0; i < 1_000; i++) {
            file.append(DAY, "x".repeat(99) + "\n");
        }
        List<String> lines = Files.readAllLines(today);
        assertEquals(11, lines.size());
        assertTrue(lines.get(10).contains("kanal.audit.max-bytes-per-day"), lines.get(10));
    }

    @Test
    void aMinuteIsBoundedWhoeverLogsAndTheRestIsCounted() throws IOException {
        AuditFiles files = files(1_000_000);
        for (int i = 0; i < 1_000; i++) {
            files.publish(event(NOON, "cut from=\"10.0.0." + i + "\""));
        }
        assertTrue(Files.size(today) <= 1_000, Files.size(today) + " bytes");
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        files.publish(event(NOON, "logout"));
        String text = Files.readString(directory.resolve("logs/audit.log"));
        assertTrue(text.contains(" more of audit in the last minute"), text);
        assertTrue(text.contains("logout"), text);
    }

    @Test
    void aLogThatCannotBeWrittenIsToldOnceAndTriedAgain() throws IOException {
        Files.writeString(directory.resolve("logs"), "in the way");
        DailyFile file = daily(1_000_000);
        file.append(DAY, "one\n");
        file.append(DAY, "two\n");
        assertEquals(1, problems.size(), problems.toString());
        Files.delete(directory.resolve("logs"));
        file.append(DAY, "three\n");
        assertEquals("three\n", Files.readString(today));
    }

    private DailyFile daily(int bytesPerDay) {
        return new DailyFile(today, new AuditKept(30, bytesPerDay), problems::add);
    }

    private AuditFiles files(int bytesPerDay) {
        return new AuditFiles(daily(bytesPerDay), new AuditKept(30, bytesPerDay), now::get);
    }

    private static LogRecord event(Instant at, String message) {
        LogRecord entry = new LogRecord(Level.INFO, message);
        entry.setInstant(at);
        entry.setLoggerName("org.kanal.audit");
        return entry;
    }
}
