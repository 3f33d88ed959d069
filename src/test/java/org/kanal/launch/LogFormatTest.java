package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers wrote stands in the log, and is seen to be what strangers wrote. */
class LogFormatTest {
    private static final String FORGED = "2026-11-26T03:50:00Z SEVERE org.kanal: forged";

    private final LogFormat format = new LogFormat();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m",
                "\u0007",
                "\u0008",
                "\u0000",
                "\u007f",
                "\u009b31m",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u2066",
                "\u200f",
                "\ufeff",
                "\r"
            })
    void controlsAndMarksOfDirectionAreWrittenAsEscapes(String text) {
        LogRecord entry = entry("a" + text + "b");
        entry.setThrown(
                new IllegalStateException("c" + text + "d", new RuntimeException("e" + text)));
        String written = format.format(entry);
        assertTrue(
                written.chars()
                        .allMatch(
                                next ->
                                        next == '\n'
                                                || next == '\t'
                                                || (next >= ' ' && next < 0x7f)),
                written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028", "\u000b", "\u000c", "\n\n"})
    void noLineOfAMessageBeginsAsAnEntryDoes(String end) {
        LogRecord entry = entry("first" + end + FORGED);
        IllegalStateException thrown = new IllegalStateException("second" + end + FORGED);
        thrown.initCause(new IllegalArgumentException("third" + end + FORGED));
        thrown.addSuppressed(new IllegalArgumentException("fourth" + end + FORGED));
        entry.setThrown(thrown);
        List<String> lines = format.format(entry).lines().toList();
        assertTrue(
                lines.stream().skip(1).allMatch(line -> line.startsWith("\t")), lines.toString());
        assertEquals(1, format.brief(entry, Level.INFO).lines().count());
    }

    @Test
    void eachFurtherLineOfAMessageIsMarked() {
        List<String> lines = format.format(entry("one\ntwo\n\tat forged.Frame")).lines().toList();
        assertEquals(List.of("\t| two", "\t| \tat forged.Frame"), lines.subList(1, 3));
    }

    @Test
    void aMessageOfAnExceptionCannotForgeAFrame() {
        LogRecord entry = entry("failed");
        entry.setThrown(new IllegalStateException("x\n\t\tat forged.Frame"));
        String written = format.format(entry);
        assertTrue(written.lines().noneMatch(line -> line.startsWith("\t\tat forged")), written);
        assertTrue(written.contains("\t\tat org.kanal.launch.LogFormatTest"), written);
    }

    @Test
    void causesThatGoRoundAndDeepStacksEnd() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException two = new RuntimeException("two", one);
        one.initCause(two);
        one.setStackTrace(
                java.util.stream.IntStream.range(0, 5_000)
                        .mapToObj(line -> new StackTraceElement("A", "a", "A.java", line))
                        .toArray(StackTraceElement[]::new));
        LogRecord entry = entry("failed");
        entry.setThrown(one);
        assertTrue(format.format(entry).length() < 30_000);
    }

    @Test
    void aHugeMessageIsCutAndSaysHowMuchIsMissing() {
        String written = format.format(entry("x".repeat(100_000)));
        assertTrue(written.length() < 4_200, written.length() + " characters");
        assertTrue(written.contains("96000 more characters"), written.substring(3_900));
    }

    @Test
    void ordinaryTextOfAnyLanguageStays() {
        assertTrue(format.format(entry("Grüße, 世界, 😀")).contains("Grüße, 世界, 😀"));
    }

    private static LogRecord entry(String message) {
        LogRecord entry = new LogRecord(Level.WARNING, message);
        entry.setLoggerName("org.example");
        return entry;
    }
}
