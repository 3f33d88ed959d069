package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogScaleTest {

    private static final double EXACT = 1e-9;

    @Test
    void itBeginsAndEndsWithWholeDecadesAroundTheValues() {
        assertEquals(new LogScale(-2, 3), LogScale.around(List.of(0.03, 999.0)));
        assertEquals(new LogScale(0, 2), LogScale.around(List.of(1.0, 100.0)));
    }

    @Test
    void oneValueHasADecadeToo() {
        assertEquals(new LogScale(2, 3), LogScale.around(List.of(100.0)));
        assertEquals(new LogScale(0, 1), LogScale.around(List.of()));
    }

    @Test
    void eachDecadeIsAsLong() {
        LogScale scale = new LogScale(-1, 3);
        assertEquals(0, scale.part(0.1), EXACT);
        assertEquals(0.25, scale.part(1), EXACT);
        assertEquals(0.5, scale.part(10), EXACT);
        assertEquals(1, scale.part(1_000), EXACT);
    }

    @Test
    void itsTicksArePowersOfTen() {
        assertEquals(List.of(0.1, 1.0, 10.0), new LogScale(-1, 1).ticks());
    }
}
