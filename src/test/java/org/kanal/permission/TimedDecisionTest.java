package org.kanal.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.channel.Channel;
import org.kanal.channel.Subscriber;
import org.kanal.channel.SubscriberType;
import org.kanal.support.LogLines;

class TimedDecisionTest {

    private static final Channel NEWS = Channel.of("news");
    private static final Subscriber ANN = new Subscriber("ann", SubscriberType.MEMBER);
    private static final PermissionsHandler BROKEN =
            (channel, who) -> {
                throw new IllegalStateException("no database");
            };
    private static final PermissionsHandler SILENT = (channel, who) -> null;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LogLines log = new LogLines(TimedDecision.class);
    private final TimedDecision decision = new TimedDecision(threads, Duration.ofSeconds(10));

    @AfterEach
    void end() {
        threads.shutdownNow();
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
        TimedDecision impatient = new TimedDecision(threads, Duration.ofMillis(20));
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

    @Test
    void aHandlerThatNeverReturnsIsNotAskedAnyMoreAndHasNotTakenAllThreads() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        AsyncPermissionsHandler deaf =
                (channel, who) -> {
                    asked.incrementAndGet();
                    while (released.getCount() > 0) {
                        Thread.onSpinWait(); // as one that reads a socket, it ignores interruptions
                        Thread.interrupted();
                    }
                    return CompletableFuture.completedFuture(ChannelPermissions.readWrite());
                };
        ExecutorService few = Executors.newFixedThreadPool(17);
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try {
            TimedDecision impatient = new TimedDecision(few, Duration.ofMillis(500));
            List<Future<ChannelPermissions>> answers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                answers.add(callers.submit(() -> impatient.ask(deaf, NEWS, ANN)));
            }
            for (Future<ChannelPermissions> answer : answers) {
                assertEquals(ChannelPermissions.undecided(), answer.get(10, TimeUnit.SECONDS));
            }
            int first = asked.get();
            assertEquals(ChannelPermissions.undecided(), impatient.ask(deaf, NEWS, ANN));
            assertEquals(first, asked.get());
            assertEquals(
                    ChannelPermissions.readOnly(),
                    ask(impatient, (channel, who) -> ChannelPermissions.readOnly()));
        } finally {
            released.countDown();
            few.shutdownNow();
            callers.shutdownNow();
        }
    }

    @Test
    void noThreadForTheHandlerDeniesWith503() {
        threads.shutdownNow();
        assertEquals(
                ChannelPermissions.undecided(),
                ask((channel, who) -> ChannelPermissions.readWrite()));
    }

    @Test
    void aFailingHandlerIsLoggedOnceWithItsChannel() {
        ask(BROKEN);
        ask(BROKEN);
        ask(SILENT);
        assertEquals(1, log.lines().size());
        assertTrue(log.lines().get(0).contains("channel news threw"), log.lines().get(0));
    }

    @Test
    void aHandlerThatRecoveredAndFailsAgainIsLoggedAgain() {
        ask(BROKEN);
        ask((channel, who) -> ChannelPermissions.readOnly());
        ask(BROKEN);
        assertEquals(2, log.lines().size());
    }

    private ChannelPermissions ask(PermissionsHandler handler) {
        return ask(decision, handler);
    }

    private static ChannelPermissions ask(TimedDecision decision, PermissionsHandler handler) {
        return decision.ask(
                (channel, who) -> CompletableFuture.completedFuture(handler.check(channel, who)),
                NEWS,
                ANN);
    }
}
