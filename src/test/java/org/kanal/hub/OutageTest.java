package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.kanal.api.Unavailable;
import org.kanal.history.Unsettled;

class OutageTest {

    private final AtomicLong now = new AtomicLong();
    private final Outage outage = new Outage(now::get);
    private final Unavailable forGood = new Unavailable("too few nodes");
    private final Unavailable passing = new Unsettled("a node is silent");

    @Test
    void whatFailsForGoodIsToldOnceUntilItIsOver() {
        assertTrue(outage.isToTell(forGood));
        assertFalse(outage.isToTell(forGood));
        outage.over();
        assertTrue(outage.isToTell(forGood));
    }

    @Test
    void whatMayPassIsNotToldUnlessItLasts() {
        assertFalse(outage.isToTell(passing));
        now.addAndGet(Duration.ofSeconds(13).toNanos());
        assertFalse(outage.isToTell(passing));
        outage.over();
        now.addAndGet(Duration.ofSeconds(13).toNanos());
        assertFalse(outage.isToTell(passing), "another one");
        now.addAndGet(Duration.ofSeconds(14).toNanos());
        assertTrue(outage.isToTell(passing));
        assertFalse(outage.isToTell(passing));
    }

    @Test
    void whatMayPassAndThenFailsForGoodIsToldAtOnce() {
        assertFalse(outage.isToTell(passing));
        assertTrue(outage.isToTell(forGood));
    }
}
