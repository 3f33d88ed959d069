package org.kanal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.kanal.api.Unavailable;

class DeadlineTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final CompletableFuture<String> answer = new CompletableFuture<>();

    @Test
    void itGivesTheAnswerThatCame() {
        answer.complete("yes");
        assertEquals("yes", await(Deadline.in(Duration.ZERO)));
    }

    @Test
    void whatDoesNotComeIsLate() {
        IllegalStateException late =
                assertThrows(IllegalStateException.class, () -> await(Deadline.in(Duration.ZERO)));
        assertEquals("late", late.getMessage());
    }

    @Test
    void afterItsEndNothingIsLeft() {
        assertEquals(0, new Deadline(System.nanoTime() - 1).nanosLeft());
        assertTrue(Deadline.in(LONG).nanosLeft() > 0);
    }

    @Test
    void aFailureIsWhatTheCallerMakesOfIt() {
        IllegalStateException why = new IllegalStateException("away");
        answer.completeExceptionally(why);
        assertSame(why, failure().getCause());
    }

    @Test
    void aFailureOfAnEarlierStageIsTheSame() {
        IllegalStateException why = new IllegalStateException("away");
        answer.completeExceptionally(new CompletionException(why));
        assertSame(why, failure().getCause());
    }

    @Test
    void whatIsCancelledHasFailed() {
        answer.cancel(true);
        assertEquals(CancellationException.class, failure().getCause().getClass());
    }

    @Test
    void whoIsInterruptedStopsWaitingAndStaysSo() {
        Thread.currentThread().interrupt();
        Unavailable stopped = assertThrows(Unavailable.class, () -> await(Deadline.in(LONG)));
        assertTrue(Thread.interrupted());
        assertEquals("interrupted while waiting for the answer", stopped.getMessage());
    }

    private IllegalArgumentException failure() {
        return assertThrows(IllegalArgumentException.class, () -> await(Deadline.in(LONG)));
    }

    private String await(Deadline deadline) {
        return deadline.await(
                answer,
                "the answer",
                e -> new IllegalStateException("late", e),
                e -> new IllegalArgumentException("failed", e));
    }
}
