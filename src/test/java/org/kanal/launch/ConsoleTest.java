package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** What the one who started the server sees. */
class ConsoleTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();
    private final Console console = new Console(print(out), print(err));
    private final ConsoleLog log = new ConsoleLog(console, LogLimits.DEFAULT, now::get);

    @Test
    void beforeItServesOnlyTheFirstErrorIsTold() {
        log(Level.SEVERE, "the reason");
        log(Level.SEVERE, "what follows from it");
        console.refuse("and what follows from that");
        assertEquals(List.of("the reason"), lines(err));
    }

    @Test
    void whileItServesEveryErrorIsTold() {
        console.serve();
        log(Level.SEVERE, "line 2 of the rules is wrong");
        log(Level.SEVERE, "line 3 of the rules is wrong");
        assertEquals(
                List.of("line 2 of the rules is wrong", "line 3 of the rules is wrong"),
                lines(err));
    }

    @Test
    void whatFailsWhileItStopsIsNotTold() {
        console.serve();
        console.acceptNoRefusal();
        log(Level.SEVERE, "the broker has gone");
        assertEquals(List.of(), lines(err));
    }

    @Test
    void whatIsNoErrorGoesToStandardOutput() {
        log(Level.INFO, "rules read again");
        log(Level.WARNING, "the broker is away");
        log(Level.FINE, "a detail");
        assertEquals(List.of("rules read again", "the broker is away"), lines(out));
        assertEquals(List.of(), lines(err));
    }

    @Test
    void ofManyLinesThatSayTheSameSomeAreToldAndTheRestIsCounted() {
        console.serve();
        for (int i = 0; i < 1_000; i++) {
            log(Level.WARNING, "The permissions handler took longer than " + i + " ms");
        }
        assertEquals(20, lines(out).size());
        now.addAndGet(60_000_000_000L);
        log.tell();
        assertEquals("… 980 more of null in the last minute", lines(out).get(20));
    }

    @Test
    void aStrangersTextNeitherEndsTheLineNorReachesTheTerminal() {
        console.serve();
        log(Level.WARNING, "\u001b[31mred\n2026-11-26 forged\r\u202e\u0085\u2028");
        log(Level.SEVERE, "\u001b[31mred\rforged\u009b");
        assertEquals(
                List.of("\\u001b[31mred", "\t| 2026-11-26 forged\\r\\u202e\\u0085\\u2028"),
                lines(out));
        assertEquals(List.of("\\u001b[31mred"), lines(err));
    }

    private void log(Level level, String message) {
        log.publish(new LogRecord(level, message));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
