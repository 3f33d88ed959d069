package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A log on a disk that may hang. */
class LogWriterTest {
    private static final LogPatience LONG = patience(60_000);

    private final List<String> file = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();
    private final CountDownLatch free = new CountDownLatch(1);

    @Test
    void whatIsLoggedIsWrittenBeforeWhoLogsGoesOn() {
        LogWriter log = new LogWriter("The log", file::add, problems::add, LONG);
        for (int i = 0; i < 1_000; i++) {
            log.write("line " + i);
            assertEquals(i + 1, file.size());
        }
        assertEquals("line 999", file.get(999));
        assertTrue(problems.isEmpty());
    }

    @Test
    void aDiskThatHangsHoldsUpNobodyAndLosesNothingThatCanBeKept() throws InterruptedException {
        LogWriter log = new LogWriter("The log", this::hang, problems::add, patience(1));
        for (int i = 0; i < 1_000; i++) {
            log.write("line " + i);
        }
        assertEquals(
                "The log is written too slowly: nobody waits for it now",
                problems.poll(1, TimeUnit.MINUTES));
        free.countDown();
        assertEquals(
                "The log is written again; 0 entries were lost meanwhile",
                problems.poll(1, TimeUnit.MINUTES));
        assertEquals(1_000, file.size());
        assertEquals("line 999", file.get(999));
    }

    @Test
    void itIsToldOnceHoweverManyWait() throws InterruptedException {
        LogWriter log = new LogWriter("The log", this::hang, problems::add, patience(50));
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Thread thread = new Thread(() -> log.write("line"));
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
        assertTrue(problems.poll(1, TimeUnit.MINUTES).contains("too slowly"));
        free.countDown();
        assertTrue(problems.poll(1, TimeUnit.MINUTES).contains("written again"));
    }

    @Test
    void anEntryThatCannotBeWrittenIsToldAndIsNotTheLast() throws InterruptedException {
        LogWriter log = new LogWriter("The log", this::failOnBad, problems::add, LONG);
        log.write("bad");
        log.write("good");
        assertEquals(List.of("good"), file);
        assertEquals(
                "The log: an entry is lost (java.lang.OutOfMemoryError: for a moment)",
                problems.poll(1, TimeUnit.MINUTES));
    }

    private void failOnBad(String text) {
        if (text.equals("bad")) {
            throw new OutOfMemoryError("for a moment");
        }
        file.add(text);
    }

    @Test
    void whatIsTooMuchToBeKeptIsCounted() throws InterruptedException {
        LogWriter log = new LogWriter("The log", this::hang, problems::add, patience(1));
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 7; i++) {
            log.write(large);
        }
        assertTrue(problems.poll(1, TimeUnit.MINUTES).contains("too slowly"));
        free.countDown();
        assertEquals(
                "The log is written again; 3 entries were lost meanwhile",
                problems.poll(1, TimeUnit.MINUTES));
        assertEquals(4, file.size());
    }

    private static LogPatience patience(int millis) {
        return new LogPatience(Duration.ofMillis(millis), 4_000_000);
    }

    private void hang(String text) {
        try {
            free.await();
            file.add(text);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
