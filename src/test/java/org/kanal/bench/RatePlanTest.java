package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatePlanTest {

    private final RatePlan plan = new RatePlan(List.of(), 4, 1_000_000);

    @Test
    void aCaseLastsSomeSecondsAtItsRate() {
        assertEquals(400, plan.messages(new RateCase(100, 100)));
    }

    @Test
    void aSlowRateHasEnoughMessagesForAPercentile() {
        assertEquals(10, plan.messages(new RateCase(100, 1)));
    }

    @Test
    void manySubscribersGetFewerMessages() {
        assertEquals(100, plan.messages(new RateCase(10_000, 500)));
        assertEquals(1_000, plan.messages(RateCase.of("1000xfull")));
    }

    @Test
    void theFullTableHasEachNumberOfSubscribersAtEachRate() {
        List<RateCase> cases = RatePlan.full().cases();
        for (int subscribers : new int[] {1, 100, 1_000, 10_000}) {
            for (int rate : new int[] {1, 20, 100, 500, Schedule.FULL_SPEED}) {
                assertTrue(
                        cases.contains(new RateCase(subscribers, rate)), subscribers + " " + rate);
            }
        }
    }
}
