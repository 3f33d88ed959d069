package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final UUID ANN = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();

    /** Close to where it overflows, which it may do. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1));

    private final Silence silence = new Silence(now::get);

    @BeforeEach
    void begin() {
        silence.watch(Set.of(ANN, BOB));
    }

    @Test
    void whoAnswersIsNotSilent() {
        for (int second = 0; second < 30; second++) {
            pass(1_000);
            answer(ANN);
            answer(BOB);
        }
        assertEquals(Set.of(), silence.look());
    }

    @Test
    void whoHasNotAnsweredForTenSecondsIsSilentUntilItAnswers() {
        pass(9_900);
        answer(BOB);
        assertEquals(Set.of(), silence.look());
        pass(200);
        assertEquals(Set.of(ANN), silence.look());
        answer(ANN);
        assertEquals(Set.of(), silence.look());
    }

    @Test
    void anAnswerCountsFromWhenItWasAskedFor() {
        long asked = now.get();
        pass(9_000);
        answer(BOB);
        silence.answered(ANN, asked);
        pass(1_100);
        assertEquals(Set.of(ANN), silence.look());
    }

    @Test
    void anAnswerThatComesAfterALaterOneChangesNothing() {
        long asked = now.get();
        pass(5_000);
        answer(ANN);
        answer(BOB);
        silence.answered(ANN, asked);
        pass(6_000);
        assertEquals(Set.of(), silence.look());
    }

    @Test
    void afterAStandstillOfThisProcessAnswersThatWaitAreReadFirst() {
        pass(5_000);
        now.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertEquals(Set.of(), silence.look());
        answer(BOB);
        pass(900);
        assertEquals(Set.of(), silence.look());
        pass(1_200);
        assertEquals(Set.of(ANN), silence.look());
    }

    @Test
    void twelveSecondsAreSilenceHoweverOftenThisProcessStandsStill() {
        for (int second = 0; second < 11; second += 2) {
            assertEquals(Set.of(), silence.look());
            now.addAndGet(TimeUnit.SECONDS.toNanos(2));
        }
        assertEquals(Set.of(ANN, BOB), silence.look());
    }

    @Test
    void whoComesHasJustBeenHeardOfAndWhoGoesIsForgotten() {
        UUID eve = UUID.randomUUID();
        pass(8_000);
        silence.watch(Set.of(ANN, eve));
        pass(3_000);
        assertEquals(Set.of(ANN), silence.look());
        pass(8_000);
        assertEquals(Set.of(ANN, eve), silence.look());
        silence.forget();
        assertEquals(Set.of(), silence.look());
    }

    @Test
    void whoIsNotWatchedIsNotSilent() {
        silence.answered(UUID.randomUUID(), now.get());
        pass(20_000);
        assertEquals(Set.of(ANN, BOB), silence.look());
    }

    private void answer(UUID member) {
        silence.answered(member, now.get());
    }

    /** While this process looks as often as it is to. */
    private void pass(long millis) {
        for (long left = millis; left > 0; left -= 100) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
            silence.look();
        }
    }
}
