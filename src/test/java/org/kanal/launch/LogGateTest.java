package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** However often a stranger causes an entry, the log keeps what else is in it. */
class LogGateTest {
    private static final String WEB = "jakarta.enterprise.web";
    private static final String TYRUS = "org.glassfish.tyrus.core.TyrusEndpointWrapper";

    private final List<String> written = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final LogGate gate = new LogGate(LogLimits.DEFAULT, written::add, now::get);

    @Test
    void aClientThatGoesAwayIsOneLineBelowWarning() {
        write(WEB, Level.WARNING, "Servlet.service() threw exception", gone());
        write(
                WEB + ".core",
                Level.SEVERE,
                "An exception or error occurred",
                new IOException("Connection is closed", gone()));
        assertEquals(2, written.size());
        for (String text : written) {
            assertEquals(1, text.lines().count(), text);
            assertTrue(text.contains(" INFO " + WEB), text);
            assertTrue(text.contains("java.io.EOFException"), text);
        }
    }

    /** Grizzly makes these once, and nothing says where. */
    @Test
    void aConnectionThatWasClosedMeanwhileIsOneLineBelowWarningToo() {
        IOException closed = new IOException("Locally closed");
        closed.setStackTrace(new StackTraceElement[0]);
        write(
                "org.glassfish.jersey.server.ServerRuntime$Responder",
                Level.SEVERE,
                "An I/O error has occurred while writing a response message entity",
                closed);
        assertEquals(1, written.get(0).lines().count(), written.get(0));
        assertTrue(written.get(0).contains(" INFO org.glassfish.jersey"), written.get(0));
    }

    @Test
    void aBadFrameIsOneLineThatSaysWhatFailedAndWhere() {
        Exception bad = new NegativeArraySizeException("-1");
        bad.setStackTrace(frames("org.glassfish.tyrus.core.Masker", "java.lang.Thread"));
        write(TYRUS, Level.WARNING, "Unexpected error, closing connection.", bad);
        assertEquals(1, written.get(0).lines().count(), written.get(0));
        assertTrue(written.get(0).contains("NegativeArraySizeException: -1 at org.glassfish"));
    }

    @Test
    void aFailurePrintedIntoTheMessageIsTreatedAsOneThatStandsBesideIt() {
        String printed =
                "StandardWrapperValve[x]: Servlet.service() threw exception\n"
                        + "java.io.IOException: Connection is closed\n"
                        + "\tat org.kanal.web.Some.doFilter(Some.java:4)\n"
                        + "Caused by: java.io.EOFException\n"
                        + "\tat java.base/sun.nio.ch.Net.read(Net.java:1)\n"
                        + "\tat org.glassfish.grizzly.nio.transport.TCPNIOTransport.read(T.java:5)\n"
                        + "\t... 9 more\n";
        write(WEB, Level.WARNING, printed, null);
        assertEquals(1, written.get(0).lines().count(), written.get(0));
        assertTrue(
                written.get(0)
                        .endsWith(
                                " INFO jakarta.enterprise.web: StandardWrapperValve[x]:"
                                        + " Servlet.service() threw exception (java.io.EOFException"
                                        + " at sun.nio.ch.Net.read(Net.java:1))\n"),
                written.get(0));
        write(
                WEB,
                Level.WARNING,
                "Servlet.service() threw exception\njava.lang.IllegalStateException: broken\n"
                        + "\tat com.example.Orders.take(Orders.java:7)\n",
                null);
        assertTrue(
                written.get(1).contains("\t\tat com.example.Orders.take(Orders.java:7)"),
                written.get(1));
        assertTrue(written.get(1).contains(" WARNING "), written.get(1));
    }

    @Test
    void anApplicationsFailureKeepsItsStackTraceOnce() {
        Exception failure = new IllegalStateException("broken");
        failure.setStackTrace(
                frames("org.apache.catalina.connector.Response", "com.example.Orders"));
        write(WEB, Level.WARNING, "Servlet.service() threw exception", failure);
        write(WEB, Level.WARNING, "Servlet.service() threw exception", failure);
        assertTrue(written.get(0).contains("\t\tat com.example.Orders"), written.get(0));
        assertEquals(1, written.get(1).lines().count(), written.get(1));
        now.addAndGet(Duration.ofMinutes(11).toNanos());
        write(WEB, Level.WARNING, "Servlet.service() threw exception", failure);
        assertTrue(written.get(2).contains("\t\tat com.example.Orders"), written.get(2));
    }

    @Test
    void anApplicationsOwnFileThatCannotBeReadIsNoClientThatWentAway() {
        Exception failure = new IOException("No space left on device");
        failure.setStackTrace(frames("sun.nio.ch.FileDispatcherImpl", "com.example.Orders"));
        write(WEB, Level.WARNING, "Servlet.service() threw exception", failure);
        assertTrue(written.get(0).contains(" WARNING "), written.get(0));
        assertTrue(written.get(0).contains("\t\tat com.example.Orders"), written.get(0));
    }

    @Test
    void ofAFloodSomeLinesAreWrittenAndTheRestIsCounted() {
        for (int i = 0; i < 4_300; i++) {
            write(WEB, Level.WARNING, "Servlet.service() threw exception", gone());
        }
        assertEquals(20, written.size());
        assertTrue(bytes() < 5_000, bytes() + " bytes");
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        gate.tell();
        assertTrue(
                written.get(20)
                        .endsWith("… 4,280 more of jakarta.enterprise.web in the last minute\n"),
                written.get(20));
    }

    @Test
    void numbersAndAddressesMakeNoNewMessage() {
        for (int i = 0; i < 1_000; i++) {
            write("x", Level.INFO, "Refused 10.0.0." + i + ":4" + i + " [fe80::" + i + "]", null);
        }
        assertEquals(20, written.size());
    }

    @Test
    void anEntryWithParametersIsCountedByItsPattern() {
        for (int i = 0; i < 1_000; i++) {
            LogRecord entry = entry("x", Level.INFO, "Refused {0}", null);
            entry.setParameters(new Object[] {"name-" + (char) ('a' + i % 26) + i});
            gate.write(entry);
        }
        assertEquals(20, written.size());
    }

    @Test
    void messagesThatAreAllDifferentStayWithinTheLoggersShareAndSilenceNoOther() {
        for (int i = 0; i < 10_000; i++) {
            write("x", Level.WARNING, "Bad header " + letters(i) + "y".repeat(3_000), null);
        }
        assertTrue(bytes() <= 50_000, bytes() + " bytes");
        write("org.kanal.config.StartCheck", Level.SEVERE, "what matters", null);
        assertTrue(written.get(written.size() - 1).contains("what matters"));
    }

    @Test
    void allLoggersTogetherStayWithinTheLimit() {
        for (int i = 0; i < 10_000; i++) {
            write("logger." + letters(i), Level.WARNING, "y".repeat(1_000), null);
        }
        assertTrue(bytes() <= 200_000, bytes() + " bytes");
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        int before = written.size();
        gate.tell();
        assertEquals(11, written.size() - before);
    }

    @Test
    void aNewMinuteHasRoomAgain() {
        for (int i = 0; i < 100; i++) {
            write("x", Level.INFO, "the same", null);
        }
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        write("x", Level.INFO, "the same", null);
        assertTrue(written.get(20).contains("80 more of x"), written.get(20));
        assertTrue(written.get(21).contains("the same"), written.get(21));
    }

    private void write(String logger, Level level, String message, Throwable thrown) {
        gate.write(entry(logger, level, message, thrown));
    }

    private int bytes() {
        return written.stream().mapToInt(String::length).sum();
    }

    private static String letters(int number) {
        return Integer.toString(number, 10)
                .chars()
                .mapToObj(digit -> "" + (char) (digit - '0' + 'k'))
                .reduce("", String::concat);
    }

    private static Throwable gone() {
        Throwable gone = new EOFException();
        gone.setStackTrace(
                frames(
                        "org.glassfish.grizzly.nio.transport.TCPNIOTransport",
                        "org.kanal.admission.AddressFilter"));
        return gone;
    }

    private static StackTraceElement[] frames(String... classes) {
        return java.util.stream.Stream.of(classes)
                .map(name -> new StackTraceElement(name, "run", "Some.java", 1))
                .toArray(StackTraceElement[]::new);
    }

    private static LogRecord entry(String logger, Level level, String message, Throwable thrown) {
        LogRecord entry = new LogRecord(level, message);
        entry.setLoggerName(logger);
        entry.setThrown(thrown);
        return entry;
    }
}
