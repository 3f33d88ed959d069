package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateCaseTest {

    @Test
    void optionsNameSubscribersAndARate() {
        assertEquals(
                List.of(new RateCase(1_000, 20), new RateCase(1, Schedule.FULL_SPEED)),
                RateCase.listOf("1000x20, 1xfull"));
    }

    @Test
    void whatIsNoCaseIsRefusedWithAnExample() {
        for (String text : List.of("1000", "x20", "1000x", "1000xfast", "-1x20")) {
            String message =
                    assertThrows(IllegalArgumentException.class, () -> RateCase.of(text))
                            .getMessage();
            assertTrue(message.contains(text) && message.contains("1000x20"), message);
        }
    }

    @Test
    void thoseWithAsManySubscribersAreMeasuredTogetherSlowestFirst() {
        Map<Integer, List<RateCase>> grouped =
                RateCase.bySubscribers(RateCase.listOf("100xfull,1x5,100x20,100x1"));
        assertEquals(List.of(1, 100), List.copyOf(grouped.keySet()));
        assertEquals(RateCase.listOf("100x1,100x20,100xfull"), grouped.get(100));
    }

    @Test
    void itsNameSaysWhatItIs() {
        assertEquals("1,000, 20/s", new RateCase(1_000, 20).toString());
        assertEquals("1, full speed", RateCase.of("1xfull").toString());
    }
}
