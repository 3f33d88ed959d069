package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static final double THREE_DIGITS = 0.001;

    private final Latencies latencies = new Latencies();

    @Test
    void percentilesAreOfAllMessages() {
        for (int milli = 1; milli <= 1_000; milli++) {
            latencies.add(milli * 1_000_000L);
        }
        assertEquals(1_000, latencies.count());
        assertEquals(500, latencies.percentile(0.5), 500 * THREE_DIGITS);
        assertEquals(990, latencies.percentile(0.99), 990 * THREE_DIGITS);
    }

    @Test
    void oneSlowMessageAmongManyIsInTheTailOnly() {
        for (int i = 0; i < 99; i++) {
            latencies.add(1_000_000);
        }
        latencies.add(7_000_000_000L);
        assertEquals(1, latencies.percentile(0.99), THREE_DIGITS);
        assertEquals(7_000, latencies.percentile(1), 7_000 * THREE_DIGITS);
    }

    @Test
    void theLatestIsTheOneThatWasReadLast() {
        latencies.add(5);
        latencies.add(3);
        assertEquals(3, latencies.latest());
    }

    @Test
    void whatTakesLongerThanTheHistogramHoldsCountsAsItsLongest() {
        latencies.add(Long.MAX_VALUE);
        assertEquals(300_000, latencies.percentile(0.5), 300_000 * THREE_DIGITS);
    }
}
