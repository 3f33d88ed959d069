package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final ByteBudget<String> budget = new ByteBudget<>(100);

    @Test
    void whatFitsPushesNobodyOut() {
        assertEquals(Optional.empty(), budget.holds("a", 60));
        assertEquals(Optional.empty(), budget.holds("b", 40));
        assertEquals(100, budget.all());
    }

    @Test
    void theOneThatIsUnfinishedForLongestGoesFirst() {
        budget.holds("a", 60);
        budget.holds("b", 30);
        budget.holds("a", 65);
        assertEquals(Optional.of("a"), budget.holds("c", 10));
        assertEquals(40, budget.all());
    }

    @Test
    void whatFinishesMakesRoomAndIsUnfinishedAnewWhenItBeginsAgain() {
        budget.holds("a", 60);
        budget.holds("b", 30);
        budget.holds("a", 0);
        budget.holds("a", 60);
        assertEquals(Optional.of("b"), budget.holds("c", 20));
    }

    @Test
    void whoHoldsTooMuchAloneGoes() {
        assertEquals(Optional.of("a"), budget.holds("a", 101));
        assertEquals(0, budget.all());
        assertEquals(Optional.empty(), budget.holds("a", 0));
    }
}
