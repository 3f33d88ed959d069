package org.kanal.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.support.DaemonThreads;

class FactLaneTest {

    private static final int MAX_WAITING = 5;

    private final FactLane lane = new FactLane(MAX_WAITING, new DaemonThreads());
    private final List<Integer> told = new CopyOnWriteArrayList<>();
    private final Semaphore ticks = new Semaphore(0);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        lane.stop();
    }

    @Test
    void nobodyWaitsForAnObserverAndItsFactsKeepTheirOrder() throws InterruptedException {
        blockTheLane();
        for (int i = 0; i < MAX_WAITING; i++) {
            lane.tell(telling(i));
        }
        assertEquals(List.of(), told);
        release.countDown();
        awaitTold(MAX_WAITING);
        assertEquals(List.of(0, 1, 2, 3, 4), told);
        assertEquals(0, lane.dropped());
    }

    @Test
    void whatAnObserverIsTooSlowForIsDroppedAndCounted() throws InterruptedException {
        blockTheLane();
        for (int i = 0; i < MAX_WAITING + 3; i++) {
            lane.tell(telling(i));
        }
        assertEquals(3, lane.dropped());
        release.countDown();
        awaitTold(MAX_WAITING);
        assertEquals(List.of(0, 1, 2, 3, 4), told);
    }

    @Test
    void anObserverThatFailsIsToldTheNextOne() throws InterruptedException {
        lane.tell(
                () -> {
                    throw new IllegalStateException("on purpose");
                });
        lane.tell(telling(1));
        awaitTold(1);
        assertEquals(List.of(1), told);
    }

    private void blockTheLane() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        lane.tell(
                () -> {
                    running.countDown();
                    block();
                });
        assertTrue(running.await(5, TimeUnit.SECONDS));
    }

    private void block() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTold(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertTrue(ticks.tryAcquire(5, TimeUnit.SECONDS));
        }
    }

    private Runnable telling(int number) {
        return () -> {
            told.add(number);
            ticks.release();
        };
    }
}
