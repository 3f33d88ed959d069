package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kanal.api.Position;

class ProgressTest {

    private final Progress progress = new Progress(new Position("a", 4));

    @Test
    void theNextIsTheOneAfterTheLastInItsEpoch() {
        assertTrue(progress.isNext(new Position("a", 5)));
        assertFalse(progress.isNext(new Position("a", 6)));
        assertFalse(progress.isNext(new Position("b", 5)));
        progress.moveTo(new Position("a", 5));
        assertTrue(progress.isNext(new Position("a", 6)));
    }

    @Test
    void whatIsNotAfterTheLastIsARepeat() {
        assertTrue(progress.isRepeat(new Position("a", 4)));
        assertFalse(progress.isRepeat(new Position("a", 5)));
        assertFalse(progress.isRepeat(new Position("b", 1)));
    }

    @Test
    void inAnEpochThatWasLeftItRemembersHowFarItCame() {
        progress.moveTo(new Position("b", 0));
        assertEquals(new Position("b", 0), progress.last());
        assertTrue(progress.isRepeat(new Position("a", 4)));
        assertFalse(progress.isRepeat(new Position("a", 5)));
        assertTrue(progress.isOfOtherEpoch(new Position("a", 5)));
        assertFalse(progress.isForeign(new Position("a", 5)));
        progress.passOver("a", 5);
        assertTrue(progress.isRepeat(new Position("a", 5)));
    }

    @Test
    void anEpochThatItNeverHadIsForeignUntilItIsPassedOver() {
        assertTrue(progress.isForeign(new Position("x", 1)));
        progress.passOver("x", Long.MAX_VALUE);
        assertFalse(progress.isForeign(new Position("x", 1)));
        assertTrue(progress.isRepeat(new Position("x", 1_000)));
    }

    @Test
    void anEpochThatItGoesBackToIsItsOwnAgain() {
        progress.moveTo(new Position("b", 0));
        progress.moveTo(new Position("a", 7));
        assertFalse(progress.isOfOtherEpoch(new Position("a", 8)));
        assertTrue(progress.isNext(new Position("a", 8)));
        assertTrue(progress.isRepeat(new Position("a", 7)));
    }
}
