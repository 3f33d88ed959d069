package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Unavailable;

class PublishLaneTest {

    private final ExecutorService own = Executors.newSingleThreadExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final PublishLane lane = new PublishLane(own, 2);

    @AfterEach
    void stop() {
        gate.countDown();
        own.shutdownNow();
    }

    @Test
    void whoeverWouldWaitDoesItItselfOnAFreeLane() {
        assertSame(Thread.currentThread(), lane.runHere(Thread::currentThread).join());
        assertSame(Thread.currentThread(), lane.runHere(Thread::currentThread).join());
    }

    @Test
    void behindOthersItIsDoneOnTheLanesThread() throws Exception {
        Thread lanes = own.submit(Thread::currentThread).get();
        lane.run(Source.BACKEND, this::awaitGate);
        CompletableFuture<Thread> behind = lane.runHere(Thread::currentThread);
        assertFalse(behind.isDone());
        gate.countDown();
        assertSame(lanes, behind.get(10, TimeUnit.SECONDS));
    }

    @Test
    void whatComesWhileACallerWorksGoesOnOnTheLanesThread() throws Exception {
        Thread lanes = own.submit(Thread::currentThread).get();
        CompletableFuture<Thread> during =
                lane.runHere(() -> lane.run(Source.BACKEND, Thread::currentThread)).join();
        assertSame(lanes, during.get(10, TimeUnit.SECONDS));
    }

    @Test
    void nothingOvertakesAndNoTwoRunAtOnce() throws Exception {
        PublishLane wide = new PublishLane(own, 1_000_000);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        List<List<Integer>> seen = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            List<Integer> mine = new ArrayList<>();
            seen.add(mine);
            callers.add(
                    new Thread(
                            () -> {
                                for (int i = 0; i < 20_000; i++) {
                                    int number = i;
                                    Runnable task =
                                            () -> {
                                                if (running.incrementAndGet() > 1) {
                                                    together.incrementAndGet();
                                                }
                                                mine.add(number);
                                                running.decrementAndGet();
                                            };
                                    if (i % 3 == 0) {
                                        wide.runHere(asSupplier(task)).join();
                                    } else {
                                        wide.run(Source.BACKEND, asSupplier(task));
                                    }
                                }
                                wide.run(Source.BACKEND, () -> true).join();
                            }));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(0, together.get());
        for (List<Integer> mine : seen) {
            assertEquals(20_000, mine.size());
            for (int i = 0; i < mine.size(); i++) {
                assertEquals(i, mine.get(i));
            }
        }
    }

    @Test
    void tooManyThatWaitAreRefused() {
        lane.run(Source.BACKEND, this::awaitGate);
        List<CompletableFuture<Boolean>> more = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            more.add(lane.run(Source.BACKEND, () -> true));
        }
        ExecutionException refused =
                assertThrows(ExecutionException.class, () -> more.get(3).get(10, TimeUnit.SECONDS));
        assertInstanceOf(Unavailable.class, refused.getCause());
        gate.countDown();
        assertTrue(more.get(0).join());
    }

    @Test
    void aTaskThatFailsTellsItsCallerAndKeepsNobodyElse() {
        CompletableFuture<Boolean> failed =
                lane.runHere(
                        () -> {
                            throw new IllegalStateException("no");
                        });
        assertTrue(failed.isCompletedExceptionally());
        assertTrue(lane.runHere(() -> true).join());
    }

    @Test
    void whatComesWhenTheThreadsAreGoneIsStillDone() {
        own.shutdown();
        assertTrue(lane.run(Source.BACKEND, () -> true).join());
    }

    @Test
    void whatTheBackendPublishesGoesBeforeWhatPagesDoButForEveryFifth() throws Exception {
        PublishLane wide = new PublishLane(own, 1_010);
        List<Source> order = new ArrayList<>();
        wide.run(Source.PAGE, this::awaitGate);
        for (int i = 0; i < 100; i++) {
            wide.run(Source.PAGE, () -> order.add(Source.PAGE));
        }
        CompletableFuture<Boolean> last = null;
        for (int i = 0; i < 8; i++) {
            last = wide.run(Source.BACKEND, () -> order.add(Source.BACKEND));
        }
        gate.countDown();
        last.get(10, TimeUnit.SECONDS);
        own.submit(() -> {}).get(10, TimeUnit.SECONDS);
        assertEquals(101 + 8 - 1, order.size());
        assertEquals(2, order.subList(0, 10).stream().filter(Source.PAGE::equals).count());
        assertEquals(8, order.subList(0, 10).stream().filter(Source.BACKEND::equals).count());
    }

    @Test
    void pagesFillATenthOfThePlacesAndLeaveTheBackendItsOwn() throws Exception {
        PublishLane wide = new PublishLane(own, 100);
        wide.run(Source.BACKEND, this::awaitGate);
        List<CompletableFuture<Boolean>> pages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pages.add(wide.run(Source.PAGE, () -> true));
        }
        CompletableFuture<Boolean> backend = wide.run(Source.BACKEND, () -> true);
        long refused = pages.stream().filter(CompletableFuture::isCompletedExceptionally).count();
        assertEquals(10, refused);
        gate.countDown();
        assertTrue(backend.get(10, TimeUnit.SECONDS));
    }

    private boolean awaitGate() {
        try {
            return gate.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Supplier<Boolean> asSupplier(Runnable task) {
        return () -> {
            task.run();
            return true;
        };
    }
}
