package org.kanal.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.AsyncPermissionsHandler;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsHandler;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.support.LogLines;

class TimedDecisionTest {

    private static final Channel NEWS = Channel.of("news");
    private static final Subscriber ANN = new Subscriber("ann", SubscriberType.MEMBER);
    private static final PermissionsHandler BROKEN =
            (channel, who) -> {
                throw new IllegalStateException("no database");
            };
    private static final PermissionsHandler SILENT = (channel, who) -> null;

    private final HandlerPool threads = Pools.usual();
    private final LogLines log = new LogLines(TimedDecision.class);
    private final TimedDecision decision = new TimedDecision(threads, Duration.ofSeconds(10));

    @AfterEach
    void end() {
        threads.stop();
        log.close();
    }

    @Test
    void theHandlersAnswerIsTheDecision() {
        assertEquals(
                ChannelPermissions.readWrite(),
                ask((channel, who) -> ChannelPermissions.readWrite()));
        assertEquals(403, ask((channel, who) -> ChannelPermissions.denied()).status());
        assertEquals(0, log.lines().size());
    }

    @Test
    void aHandlerThatThrowsDeniesWith503() {
        assertEquals(ChannelPermissions.undecided(), ask(BROKEN));
        assertEquals(503, ask(BROKEN).status());
    }

    @Test
    void aHandlerThatAnswersNullDeniesWith503() {
        assertEquals(ChannelPermissions.undecided(), ask(SILENT));
    }

    @Test
    void aHandlerThatFailsWithAnErrorDeniesWith503() {
        assertEquals(
                ChannelPermissions.undecided(),
                ask(
                        (channel, who) -> {
                            throw new StackOverflowError("on purpose");
                        }));
    }

    @Test
    void aLateHandlerDeniesWith503AndIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        TimedDecision impatient = new TimedDecision(threads, Duration.ofSeconds(1));
        ChannelPermissions late =
                ask(
                        impatient,
                        (channel, who) -> {
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                            }
                            return ChannelPermissions.readWrite();
                        });
        assertEquals(ChannelPermissions.undecided(), late);
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    }

    /** As one that reads a socket, it ignores interruptions. */
    private static ChannelPermissions hang(CountDownLatch released) {
        while (released.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
        }
        return ChannelPermissions.readWrite();
    }

    @Test
    void aHandlerThatNeverReturnsIsNotAskedAnyMore() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        PermissionsHandler deaf =
                (channel, who) -> {
                    asked.incrementAndGet();
                    return hang(released);
                };
        TimedDecision impatient = new TimedDecision(threads, Duration.ofMillis(200));
        try {
            assertAllUndecided(start(impatient, deaf, 32));
            int first = asked.get();
            assertEquals(ChannelPermissions.undecided(), ask(impatient, deaf));
            assertEquals(first, asked.get());
        } finally {
            released.countDown();
        }
    }

    @Test
    void howeverManyHandlersNeverReturnOneThatAnswersIsAsked() {
        CountDownLatch released = new CountDownLatch(1);
        TimedDecision impatient = new TimedDecision(threads, Duration.ofMillis(200));
        List<CompletableFuture<ChannelPermissions>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                PermissionsHandler deaf = (channel, who) -> hang(released);
                answers.addAll(start(impatient, deaf, 32));
            }
            assertEquals(
                    ChannelPermissions.readOnly(),
                    ask((channel, who) -> ChannelPermissions.readOnly()));
            assertAllUndecided(answers);
        } finally {
            released.countDown();
        }
    }

    @Test
    void oneHandlerOfManyChannelsHasTheThreadsOfOne() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        PermissionsHandler deaf =
                (channel, who) -> {
                    inside.incrementAndGet();
                    return hang(released);
                };
        TimedDecision impatient = new TimedDecision(threads, Duration.ofMillis(200));
        try {
            List<CompletableFuture<ChannelPermissions>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                AsyncPermissionsHandler again = new Blocking(deaf);
                answers.add(impatient.ask(Blocking.codeOf(again), again, NEWS, ANN));
            }
            assertAllUndecided(answers);
            assertEquals(16, inside.get());
        } finally {
            released.countDown();
        }
    }

    @Test
    void whoAsksHoldsNoThreadAndMoreThanItsThreadsTakeTurns() {
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<ChannelPermissions>> answers =
                start(
                        decision,
                        (channel, who) -> {
                            used.add(Thread.currentThread());
                            return ChannelPermissions.readOnly();
                        },
                        500);
        answers.forEach(
                answer -> assertEquals(ChannelPermissions.readOnly(), Decisions.await(answer)));

        assertTrue(!used.contains(Thread.currentThread()));
    }

    @Test
    void whereNothingMovesNobodyWaits() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(16);
        PermissionsHandler stuck =
                (channel, who) -> {
                    inside.countDown();
                    return hang(released);
                };
        try {
            List<CompletableFuture<ChannelPermissions>> first = start(decision, stuck, 16);
            assertTrue(inside.await(10, TimeUnit.SECONDS));
            long start = System.nanoTime();
            while (!start(decision, stuck, 1).get(0).isDone()) {
                assertTrue(System.nanoTime() - start < 5_000_000_000L, "still lets them wait");
                Thread.onSpinWait();
            }
            assertTrue(first.stream().noneMatch(CompletableFuture::isDone));
        } finally {
            released.countDown();
        }
    }

    private static List<CompletableFuture<ChannelPermissions>> start(
            TimedDecision decision, PermissionsHandler handler, int times) {
        AsyncPermissionsHandler asked = new Blocking(handler);
        return IntStream.range(0, times)
                .mapToObj(i -> decision.ask(handler, asked, NEWS, ANN))
                .toList();
    }

    private static void assertAllUndecided(List<CompletableFuture<ChannelPermissions>> answers) {
        answers.forEach(
                answer -> assertEquals(ChannelPermissions.undecided(), Decisions.await(answer)));
    }

    @Test
    void noThreadForTheHandlerDeniesWith503() {
        threads.stop();
        assertEquals(
                ChannelPermissions.undecided(),
                ask((channel, who) -> ChannelPermissions.readWrite()));
    }

    @Test
    void aFailingHandlerIsLoggedOnceWithItsChannel() {
        ask(BROKEN);
        ask(BROKEN);
        assertEquals(1, log.lines().size());
        assertTrue(log.lines().get(0).contains("channel news threw"), log.lines().get(0));
    }

    @Test
    void aHandlerThatRecoveredAndFailsAgainIsLoggedAgain() {
        ask(BROKEN);
        PermissionsHandler other = (channel, who) -> ChannelPermissions.readOnly();
        Decisions.await(decision.ask(BROKEN, new Blocking(other), NEWS, ANN));
        ask(BROKEN);
        assertEquals(2, log.lines().size());
    }

    @Test
    void aHandlerThatFailsForSomeIsNotLoggedForEach() {
        PermissionsHandler moody =
                (channel, who) -> {
                    if (channel.isResource()) {
                        throw new IllegalStateException("of a resource");
                    }
                    return ChannelPermissions.readOnly();
                };
        AsyncPermissionsHandler asked = new Blocking(moody);
        for (int i = 0; i < 100; i++) {
            Channel resource = Channel.of("news", String.valueOf(i));
            Decisions.await(decision.ask(moody, asked, resource, ANN));
            Decisions.await(decision.ask(moody, asked, NEWS, ANN));
        }
        assertTrue(log.lines().size() <= 4, log.lines().size() + " lines");
    }

    private ChannelPermissions ask(PermissionsHandler handler) {
        return ask(decision, handler);
    }

    private static ChannelPermissions ask(TimedDecision decision, PermissionsHandler handler) {
        return Decisions.await(decision.ask(handler, new Blocking(handler), NEWS, ANN));
    }
}
