package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmThreadsTest {

    private static final int POOL = 8;

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(
                    POOL, POOL, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(POOL));
    private final WarmThreads warm = new WarmThreads(pool, 2);

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    @Test
    void theThreadThatWorkedLastWorksNext() throws Exception {
        pool.prestartAllCoreThreads();
        Map<Thread, Integer> tasks = new ConcurrentHashMap<>();
        for (int i = 0; i < 200; i++) {
            warm.submit(() -> tasks.merge(Thread.currentThread(), 1, Integer::sum)).get();
        }
        int most = tasks.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertTrue(most > 2 * 200 / POOL, tasks::toString);
    }

    @Test
    void asManyWorkAtOnceAsThePoolHasThreads() throws Exception {
        CyclicBarrier all = new CyclicBarrier(POOL);
        for (int round = 0; round < 50; round++) {
            List<Future<Integer>> tasks =
                    IntStream.range(0, POOL)
                            .mapToObj(i -> warm.submit(() -> all.await(10, TimeUnit.SECONDS)))
                            .toList();
            for (Future<Integer> task : tasks) {
                task.get();
            }
        }
    }

    @Test
    void noTaskIsLostOrDoneTwiceWhereManyComeAtOnce() throws Exception {
        ThreadPoolExecutor roomy = (ThreadPoolExecutor) Executors.newFixedThreadPool(POOL);
        WarmThreads of = new WarmThreads(roomy, 2);
        int tasks = 20_000;
        AtomicInteger done = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(2 * tasks);
        Runnable sends =
                () ->
                        IntStream.range(0, tasks)
                                .forEach(
                                        i ->
                                                of.execute(
                                                        () -> {
                                                            done.incrementAndGet();
                                                            left.countDown();
                                                        }));
        ExecutorService senders = Executors.newFixedThreadPool(2);
        senders.submit(sends);
        senders.submit(sends);
        assertTrue(left.await(30, TimeUnit.SECONDS));
        assertEquals(2 * tasks, done.get());
        senders.shutdown();
        of.shutdown();
        assertTrue(of.awaitTermination(10, TimeUnit.SECONDS));
        assertTrue(of.isTerminated());
    }

    @Test
    void nobodyGetsBeforeThoseInThePoolsQueue() throws Exception {
        WarmThreads one = new WarmThreads(Executors.newSingleThreadExecutor(), 1);
        for (int round = 0; round < 50; round++) {
            CountDownLatch end = new CountDownLatch(1);
            Future<?> first = one.submit(() -> end.await(10, TimeUnit.SECONDS));
            Future<?> queued = one.submit(() -> {});
            end.countDown();
            first.get();
            one.submit(() -> {}).get(10, TimeUnit.SECONDS);
            assertTrue(queued.isDone(), "in round " + round);
        }
        one.shutdownNow();
    }

    @Test
    void threadsGoBackToTheirPoolWhenNothingComes() throws Exception {
        warm.submit(() -> {}).get();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (pool.getCompletedTaskCount() == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEquals(1, pool.getCompletedTaskCount());
    }

    @Test
    void aTaskLeavesNeitherItsClassLoaderNorAnInterruptToTheNextOne() throws Exception {
        ClassLoader own = new ClassLoader() {};
        for (int i = 0; i < 50; i++) {
            warm.submit(
                            () -> {
                                Thread.currentThread().setContextClassLoader(own);
                                Thread.currentThread().interrupt();
                            })
                    .get();
            assertFalse(warm.submit(() -> Thread.currentThread().isInterrupted()).get());
            assertSame(
                    getClass().getClassLoader(),
                    warm.submit(() -> Thread.currentThread().getContextClassLoader()).get());
        }
    }

    @Test
    void whatThePoolRefusesIsRefused() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 2 * POOL; i++) {
            warm.submit(() -> end.await(10, TimeUnit.SECONDS));
        }
        assertThrows(RejectedExecutionException.class, () -> warm.execute(() -> {}));
        end.countDown();
    }
}
