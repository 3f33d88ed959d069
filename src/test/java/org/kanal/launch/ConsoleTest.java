package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** What the one who started the server sees. */
class ConsoleTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(print(out), print(err));
    private final ConsoleLog log = new ConsoleLog(console);

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
