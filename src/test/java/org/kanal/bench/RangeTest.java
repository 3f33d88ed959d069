package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RangeTest {

    @Test
    void itIsTheMedianWithTheLeastAndTheMost() {
        assertEquals(new Range(3, 1, 9), Range.of(List.of(9.0, 1.0, 3.0)));
    }

    @Test
    void smallFiguresHaveTwoDecimalsAndLargeOnesNone() {
        assertEquals("0.50 (0.25 to 4.00)", new Range(0.5, 0.25, 4).toString());
        assertEquals("1,000,000 (9 to 2,000,000)", new Range(1e6, 9, 2e6).toString());
    }
}
