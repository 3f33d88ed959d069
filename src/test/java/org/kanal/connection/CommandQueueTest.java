package org.kanal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandQueueTest {

    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final Queue<Runnable> ends = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final CommandQueue queue = new CommandQueue(executor::add, ends::add, 1_000);

    @Test
    void commandsRunInTheirOrderEachOnce() {
        offer("a");
        offer("b");
        assertEquals(List.of(), done, "not on the thread that reads the socket");
        runAll();
        assertEquals(List.of("a", "b"), done);
    }

    @Test
    void oneAtATimeEvenOnManyThreads() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CommandQueue shared = new CommandQueue(threads, threads, Integer.MAX_VALUE);
            List<Integer> order = new CopyOnWriteArrayList<>();
            CountDownLatch left = new CountDownLatch(1_000);
            List<Integer> expected = IntStream.range(0, 1_000).boxed().toList();
            expected.forEach(
                    i ->
                            shared.offer(
                                    1,
                                    task(
                                            () -> {
                                                order.add(i);
                                                left.countDown();
                                            })));
            assertTrue(left.await(10, TimeUnit.SECONDS));
            assertEquals(expected, order);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatWaitsIsBounded() {
        assertTrue(queue.offer(400, task(() -> done.add("a"))));
        assertFalse(queue.offer(800, task(() -> done.add("too much"))));
        assertTrue(queue.offer(10, task(() -> done.add("b"))));
        runAll();
        assertEquals(List.of("a", "b"), done);
        assertTrue(queue.offer(800, task(() -> done.add("c"))), "there is room again");
    }

    @Test
    void emptyCommandsAreBoundedToo() {
        int taken = 0;
        while (taken < 10_000 && queue.offer(0, task(() -> {}))) {
            taken++;
        }
        assertTrue(taken < 10, taken + " were taken");
    }

    @Test
    void theEndForgetsWhatWaitsAndComesLast() {
        offer("a");
        queue.end(() -> done.add("end"));
        offer("late");
        queue.end(() -> done.add("second end"));
        runAll();
        assertEquals(List.of("end"), done);
    }

    @Test
    void afterEachCommandOthersHaveTheirTurn() {
        CommandQueue other = new CommandQueue(executor::add, ends::add, 1_000);
        offer("a1");
        offer("a2");
        other.offer(1, task(() -> done.add("b1")));
        runAll();
        assertEquals(List.of("a1", "b1", "a2"), done);
    }

    @Test
    void theEndDoesNotWaitForAThreadThatRunsCommands() {
        offer("a");
        queue.end(() -> done.add("end"));
        ends.remove().run();
        assertEquals(List.of("end"), done, "though no thread was free for commands");
    }

    @Test
    void theEndWaitsForTheCommandThatRuns() {
        queue.offer(
                1,
                task(
                        () -> {
                            queue.end(() -> done.add("end"));
                            assertEquals(0, ends.size());
                            done.add("a");
                        }));
        offer("forgotten");
        runAll();
        assertEquals(List.of("a", "end"), done);
    }

    @Test
    void aCommandThatThrowsDoesNotStopThoseBehindIt() {
        queue.offer(
                1,
                goesOn -> {
                    throw new StackOverflowError("on purpose");
                });
        offer("b");
        assertThrows(StackOverflowError.class, this::runAll);
        runAll();
        assertEquals(List.of("b"), done);
    }

    @Test
    void aCommandThatWaitsForADecisionHoldsNoThreadAndThoseBehindItWait() {
        CompletableFuture<Void> decision = new CompletableFuture<>();
        queue.offer(1, goesOn -> decision.thenRunAsync(() -> done.add("a"), goesOn));
        offer("b");
        CommandQueue other = new CommandQueue(executor::add, ends::add, 1_000);
        other.offer(1, task(() -> done.add("other")));
        runAll();
        assertEquals(List.of("other"), done);
        decision.complete(null);
        assertEquals(List.of("other"), done, "not on the thread of who decides");
        runAll();
        assertEquals(List.of("other", "a", "b"), done);
    }

    @Test
    void aCommandWhoseDecisionFailsDoesNotStopThoseBehindIt() {
        queue.offer(1, goesOn -> CompletableFuture.failedFuture(new IllegalStateException("no")));
        offer("b");
        runAll();
        assertEquals(List.of("b"), done);
    }

    @Test
    void theEndWaitsForTheDecisionOfTheCommandThatRuns() {
        CompletableFuture<Void> decision = new CompletableFuture<>();
        queue.offer(1, goesOn -> decision.thenRun(() -> done.add("a")));
        runAll();
        queue.end(() -> done.add("end"));
        runAll();
        assertEquals(List.of(), done);
        decision.complete(null);
        runAll();
        assertEquals(List.of("a", "end"), done);
    }

    private static CommandQueue.Task task(Runnable command) {
        return goesOn -> {
            command.run();
            return CompletableFuture.completedFuture(null);
        };
    }

    private void offer(String name) {
        assertTrue(queue.offer(1, task(() -> done.add(name))));
    }

    private void runAll() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private Runnable next() {
        return executor.isEmpty() ? ends.poll() : executor.poll();
    }
}
