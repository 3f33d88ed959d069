package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private static final long MB = 1L << 20;

    @Test
    void theSharesOfTheDefaultsFit() {
        MemoryBudget budget = new MemoryBudget(128 * MB, 32 * MB, 16 * MB, 16 * MB, 16 * MB, 0);
        assertTrue(budget.fits());
        assertEquals(
                "Memory: 128 MB of heap at most, of it history 32 MB, broker 16 MB, unread messages 16 MB, channels 16 MB",
                budget.line());
    }

    @Test
    void whoIsThereHasAShareWhereChannelsTellIt() {
        MemoryBudget budget =
                new MemoryBudget(128 * MB, 32 * MB, 16 * MB, 16 * MB, 16 * MB, 8 * MB);
        assertTrue(budget.fits());
        assertTrue(budget.line().endsWith(", who is there 8 MB"), budget.line());
        assertFalse(new MemoryBudget(128 * MB, 32 * MB, 16 * MB, 16 * MB, 16 * MB, 64 * MB).fits());
    }

    @Test
    void whatDoesNotFitIsToldInOneLineThatNamesTheSettings() {
        MemoryBudget budget = new MemoryBudget(128 * MB, 256 * MB, 16 * MB, 16 * MB, 16 * MB, 0);
        assertFalse(budget.fits());
        assertEquals(1, budget.warning().lines().count());
        assertTrue(budget.warning().contains("kanal.history.max-bytes"), budget.warning());
    }
}
