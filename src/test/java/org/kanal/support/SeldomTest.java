package org.kanal.support;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeldomTest {

    private long now = -5;
    private final Seldom seldom = new Seldom(Duration.ofNanos(100), () -> now);

    @Test
    void theFirstIsSaidAtOnceAndTheNextOneAfterAWhile() {
        assertTrue(seldom.isTime());
        now += 99;
        assertFalse(seldom.isTime());
        now += 1;
        assertTrue(seldom.isTime());
        assertFalse(seldom.isTime());
    }

    @Test
    void aLongSilenceIsNotMadeUpFor() {
        assertTrue(seldom.isTime());
        now += 1_000;
        assertTrue(seldom.isTime());
        now += 99;
        assertFalse(seldom.isTime());
    }
}
