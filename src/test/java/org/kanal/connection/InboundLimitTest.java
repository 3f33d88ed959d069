package org.kanal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InboundLimitTest {

    private static final long SECOND = 1_000_000_000L;

    private final InboundLimit limit = new InboundLimit(10, 3, 0);

    @Test
    void admitsABurstAndThenWhatItGetsBack() {
        assertEquals(3, admitted(100, 0));
        assertFalse(limit.admits(SECOND / 20));
        assertTrue(limit.admits(SECOND / 5));
    }

    @Test
    void neverSavesUpMoreThanTheBurst() {
        assertEquals(3, admitted(3, 0));
        assertEquals(3, admitted(100, 3600 * SECOND));
    }

    @Test
    void forgivesRefusalsToWhomHoldsBack() {
        admitted(3, 0);
        admitted(5, 0);
        assertEquals(5, limit.refused());
        assertTrue(limit.admits(SECOND));
        assertEquals(0, limit.refused());
    }

    @Test
    void whoeverStaysAboveTheRateIsNotForgivenForWhatIsAdmittedInBetween() {
        for (int frame = 0; frame < 100; frame++) {
            limit.admits(frame * SECOND / 20);
        }
        assertTrue(limit.refused() > 40, limit.refused() + " of 100 at twice the rate");
    }

    private int admitted(int frames, long now) {
        int passed = 0;
        for (int i = 0; i < frames; i++) {
            passed += limit.admits(now) ? 1 : 0;
        }
        return passed;
    }
}
