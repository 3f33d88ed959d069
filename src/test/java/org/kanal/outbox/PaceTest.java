package org.kanal.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long LONGEST = 1_000;
    private static final int NEVER = 0;

    private final Pace pace = new Pace(LONGEST);

    @Test
    void aConnectionThatHadNoWriteInThisTurnIsNotHeldBack() {
        pace.worked(100, 1);
        assertTrue(pace.pauseFor(NEVER, 0) <= 0);
    }

    @Test
    void aConnectionThatHadItsWriteWaitsForFourTimesTheWorkOfTheTurn() {
        pace.begin(pace.turn(), 5_000);
        pace.worked(60, 1);
        pace.worked(40, 1);
        assertEquals(400, pace.pauseFor(pace.turn(), 5_000));
        assertEquals(300, pace.pauseFor(pace.turn(), 5_100));
    }

    @Test
    void thePauseGrowsWithTheMessagesThatAWriteFinds() {
        pace.begin(pace.turn(), 5_000);
        pace.worked(50, 5);
        assertEquals(500, pace.pauseFor(pace.turn(), 5_000));
        pace.worked(0, 100);
        assertEquals(800, pace.pauseFor(pace.turn(), 5_000));
    }

    @Test
    void noPauseIsLongerThanTheLongest() {
        pace.begin(pace.turn(), 5_000);
        pace.worked(10_000, 1);
        assertEquals(LONGEST, pace.pauseFor(pace.turn(), 5_000));
    }

    @Test
    void afterARestNothingIsHeldBack() {
        pace.begin(pace.turn(), 5_000);
        pace.worked(10_000, 1);
        assertTrue(pace.pauseFor(pace.turn(), 5_000 + LONGEST) <= 0);
    }

    @Test
    void aNewTurnForgetsTheWorkOfTheLastOne() {
        pace.begin(pace.turn(), 5_000);
        pace.worked(100, 1);
        int last = pace.turn();
        pace.begin(last, 6_000);
        assertEquals(last + 1, pace.turn());
        assertTrue(pace.pauseFor(pace.turn(), 6_000) <= 0);
    }
}
