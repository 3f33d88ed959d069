package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final long SECOND = 1_000_000_000L;

    private int told;
    private final Patience patience =
            new Patience(
                    new Patience.Times(
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(20)),
                    () -> told++);

    @Test
    void whoOwesNothingMayRest() {
        assertFalse(patience.isOver(3_600 * SECOND));
    }

    @Test
    void aHeadThatDripsIsOverAllTheSame() {
        for (int i = 0; i < 10; i++) {
            patience.came(i * SECOND);
            assertFalse(patience.isOver(i * SECOND));
        }
        assertTrue(patience.isOver(10 * SECOND));
    }

    @Test
    void aBodyIsWaitedForAsLongAsSomethingComesButNotForEver() {
        patience.await(Patience.Debt.BODY, 0);
        for (int i = 0; i < 60; i += 4) {
            patience.came(i * SECOND);
            assertFalse(patience.isOver((i + 3) * SECOND));
        }
        assertTrue(patience.isOver(60 * SECOND));
    }

    @Test
    void aBodyOfWhichNothingComesIsOverSoon() {
        patience.await(Patience.Debt.BODY, 0);
        assertTrue(patience.isOver(5 * SECOND));
    }

    @Test
    void aMessageIsTimedFromItsBeginning() {
        patience.await(Patience.Debt.MESSAGE, 0);
        patience.await(Patience.Debt.MESSAGE, 15 * SECOND);
        assertTrue(patience.isOver(20 * SECOND));
        patience.await(Patience.Debt.NOTHING, 19 * SECOND);
        assertFalse(patience.isOver(20 * SECOND));
    }

    @Test
    void whoWasRefusedHasToLeaveWhateverItSends() {
        patience.await(Patience.Debt.LEAVE, 0);
        patience.came(SECOND);
        patience.await(Patience.Debt.NOTHING, SECOND);
        assertEquals(Patience.Debt.LEAVE, patience.debt());
        assertTrue(patience.isOver(2 * SECOND));
    }

    @Test
    void answersAreToBeReadInTimeWhateverElseComes() {
        patience.await(Patience.Debt.READING, 0);
        patience.came(9 * SECOND);
        assertTrue(patience.isOver(10 * SECOND));
        patience.await(Patience.Debt.NOTHING, 9 * SECOND);
        assertFalse(patience.isOver(10 * SECOND));
    }

    @Test
    void whoOwesSomethingSaysSoOnceAndAgainOnlyAfterItWasSeenToOweNothing() {
        patience.came(0);
        patience.await(Patience.Debt.BODY, 1);
        assertEquals(1, told);
        assertFalse(patience.isSettled());
        patience.await(Patience.Debt.NOTHING, 2);
        patience.came(3);
        assertEquals(1, told);
        patience.await(Patience.Debt.NOTHING, 4);
        assertTrue(patience.isSettled());
        patience.came(5);
        assertEquals(2, told);
        assertFalse(patience.isSettled());
    }

    @Test
    void whoIsGoneOwesNothingAnyMore() {
        patience.await(Patience.Debt.LEAVE, 0);
        patience.end();
        patience.await(Patience.Debt.MESSAGE, 1);
        assertTrue(patience.isSettled());
        assertFalse(patience.isOver(100 * SECOND));
    }
}
