package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a process of its own whose heap is full. */
class OutOfMemoryTest {

    private static final int SURVIVED = 0;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC", "-XX:+UseParallelGC"})
    void anErrorThatEndsAThreadEndsTheProcess(String collector) throws Exception {
        assertEquals(OutOfMemory.EXIT_CODE, run(collector, "uncaught"));
    }

    @Test
    void anErrorThatIsCaughtAndLoggedEndsTheProcess() throws Exception {
        assertEquals(OutOfMemory.EXIT_CODE, run("-XX:+UseSerialGC", "logged"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC", "-XX:+UseParallelGC"})
    void aHeapThatStaysFullEndsTheProcessThoughNobodyTellsOfIt(String collector) throws Exception {
        assertEquals(OutOfMemory.EXIT_CODE, run(collector, "silent"));
    }

    @Test
    void aHeapThatWasFullForAMomentEndsNothing() throws Exception {
        assertEquals(SURVIVED, run("-XX:+UseSerialGC", "moment"));
    }

    @Test
    void tooFewThreadsAreNoFullHeap() {
        assertFalse(OutOfMemory.isIn(new OutOfMemoryError("unable to create native thread")));
        assertTrue(OutOfMemory.isIn(new IllegalStateException(new OutOfMemoryError("heap"))));
    }

    private static int run(String collector, String how) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:TieredStopAtLevel=1",
                                collector,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                how)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process. */
    static final class Victim {
        private static final List<byte[]> HELD = new ArrayList<>();

        private Victim() {}

        public static void main(String[] how) throws InterruptedException {
            OutOfMemory.watch(Duration.ofSeconds(2));
            switch (how[0]) {
                case "uncaught" -> {
                    new Thread(Victim::fill).start();
                    Thread.sleep(Long.MAX_VALUE);
                }
                case "logged" -> {
                    Logger.getLogger("").addHandler(new OutOfMemoryLog());
                    try {
                        fill();
                    } catch (OutOfMemoryError e) {
                        Logger.getLogger("test").log(Level.WARNING, "goes on", e);
                    }
                }
                case "moment" -> {
                    fillQuietly();
                    HELD.clear();
                    System.gc();
                    Thread.sleep(4_000);
                }
                default -> {
                    while (true) {
                        fillQuietly();
                    }
                }
            }
        }

        private static void fillQuietly() {
            try {
                fill();
            } catch (OutOfMemoryError e) {
                HELD.remove(HELD.size() - 1); // as a server that drops one request
            }
        }

        private static void fill() {
            while (true) {
                HELD.add(new byte[10_000]);
            }
        }
    }
}
