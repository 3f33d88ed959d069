package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RatePageTest {

    private static final RateCase SLOW = RateCase.of("100x20");
    private static final RateCase FAST = RateCase.of("100x500");
    private static final RateCase FULL = RateCase.of("100xfull");

    private final RatePage page = new RatePage(List.of("Kanal", "other"));

    @Test
    void aLineIsACaseAndAColumnAServerWithItsRangeOverRounds() {
        add(SLOW, "Kanal", 2, 1, 3);
        add(SLOW, "other", 4, 4, 4);
        assertTrue(
                page.markdown()
                        .contains(
                                "| 100, 20/s | 2.00 (1.00 to 3.00) / 2.00 (1.00 to 3.00)"
                                        + " | 4.00 (4.00 to 4.00) / 4.00 (4.00 to 4.00) |\n"),
                page.markdown());
    }

    @Test
    void theFirstServerIsComparedWithTheOthers() {
        add(SLOW, "Kanal", 2, 1, 3);
        add(SLOW, "other", 4, 4, 4);
        assertTrue(page.markdown().contains("| Kanal to other |\n"), page.markdown());
        assertTrue(page.markdown().contains("| 100, 20/s | 0.50 / 0.50 |\n"), page.markdown());
    }

    @Test
    void fullSpeedIsDeliveriesASecond() {
        add(FULL, "Kanal", 2, 1, 3);
        add(FULL, "other", 4, 4, 4);
        assertTrue(page.markdown().contains("| 100, full speed | 2,000 (1,000 to 3,000) |"));
        assertTrue(page.markdown().contains("| 100, full speed | 0.50 |\n"), page.markdown());
    }

    @Test
    void whatSaturatesInMostRoundsSaysSoAndHasNoFigures() {
        add(FAST, "Kanal", 2);
        add(FAST, "other", 4);
        page.cell(FAST, "other").addSaturated();
        page.cell(FAST, "other").addSaturated();
        assertTrue(page.markdown().contains("/ 2.00 (2.00 to 2.00) | saturated |\n"));
        assertTrue(page.markdown().contains("| 100, 500/s |  |\n"), page.markdown());
    }

    @Test
    void whatSaturatesInSomeRoundsSaysInHowMany() {
        add(FAST, "Kanal", 2, 2);
        page.cell(FAST, "Kanal").addSaturated();
        assertFalse(page.cell(FAST, "Kanal").isSaturated());
        assertTrue(page.cell(FAST, "Kanal").toString().endsWith(", saturated in 1"));
    }

    @Test
    void plotsHaveWhatIsNotSaturated() {
        add(SLOW, "Kanal", 2);
        page.cell(FAST, "Kanal").addSaturated();
        add(FULL, "Kanal", 3);
        assertEquals(Set.of(100), page.latencyPlots().keySet());
        assertFalse(page.speedPlot().isEmpty());
    }

    /** Rounds that each have one latency, and a thousand deliveries a second for each ms of it. */
    private void add(RateCase which, String server, int... millis) {
        for (int each : millis) {
            Latencies latencies = new Latencies();
            latencies.add(each * 1_000_000L);
            page.cell(which, server).add(latencies, each * 1_000.0);
        }
    }
}
