package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.support.DaemonThreads;

class PaceTest {

    private static final long MILLI = 1_000_000;
    private static final long MINUTE = 60_000 * MILLI;

    private final ExecutorService others = Executors.newCachedThreadPool(new DaemonThreads());

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void workTakesItsShareOfTheTime() {
        long begun = System.nanoTime();
        work(new Pace(25, MINUTE), 40);
        assertTrue(System.nanoTime() - begun >= 150 * MILLI, "40 ms are a fourth of 160");
    }

    @Test
    void nobodyRestsForLongerThanItMay() {
        long begun = System.nanoTime();
        work(new Pace(1, 5 * MILLI), 5); // else half a second
        assertTrue(System.nanoTime() - begun < 400 * MILLI);
    }

    @Test
    void oneWorksAtATimeAndEachComesToIt() throws Exception {
        Pace pace = new Pace(50, MINUTE);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(
                    others.submit(
                            () -> {
                                try (Pace.Turn turn = pace.begin()) {
                                    for (int step = 0; step < 10; step++) {
                                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                        spin(MILLI);
                                        inside.decrementAndGet();
                                        turn.step();
                                    }
                                }
                            }));
        }
        for (Future<?> each : all) {
            each.get(20, TimeUnit.SECONDS);
        }
        assertEquals(1, most.get());
    }

    @Test
    void whoWaitsForAnAnswerLetsOthersWork() throws Exception {
        Pace pace = new Pace(100, 0);
        Semaphore places = new Semaphore(0);
        Callable<Void> waiting =
                () -> {
                    try (Pace.Turn turn = pace.begin()) {
                        turn.acquire(places);
                    }
                    return null;
                };
        Future<Void> waits = others.submit(waiting);
        while (!places.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        others.submit(() -> work(pace, 2)).get(20, TimeUnit.SECONDS);
        places.release();
        waits.get(20, TimeUnit.SECONDS);
    }

    private static void work(Pace pace, int millis) {
        try (Pace.Turn turn = pace.begin()) {
            for (int i = 0; i < millis; i++) {
                spin(MILLI);
                turn.step();
            }
        }
    }

    private static void spin(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
