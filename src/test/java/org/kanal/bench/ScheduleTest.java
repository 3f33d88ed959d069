package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long MILLI = 1_000_000;

    @Test
    void messagesAreDueAtTheRateHoweverLongItLasts() {
        Schedule schedule = new Schedule(1_000_000, 500);
        assertEquals(0, schedule.dueNanos(0));
        assertEquals(2 * MILLI, schedule.dueNanos(1));
        assertEquals(1_999_998 * MILLI, schedule.dueNanos(999_999));
    }

    @Test
    void aRateThatDoesNotDivideASecondDoesNotDrift() {
        assertEquals(1_000_000_000L, new Schedule(10, 3).dueNanos(3));
    }

    @Test
    void aServerThatAnswersAsLateAtTheEndAsAtTheBeginningKeepsUp() {
        assertFalse(new Schedule(100, 100).isSaturated(100 * MILLI));
    }

    @Test
    void aServerIsSaturatedWhenTheLastMessageIsLateByATenthOfAll() {
        assertTrue(new Schedule(100, 100).isSaturated(101 * MILLI));
        assertFalse(new Schedule(1_000, 100).isSaturated(101 * MILLI));
    }

    @Test
    void atFullSpeedNothingIsTooMuch() {
        Schedule schedule = new Schedule(100, Schedule.FULL_SPEED);
        assertTrue(schedule.isFullSpeed());
        assertFalse(schedule.isSaturated(Long.MAX_VALUE));
    }
}
