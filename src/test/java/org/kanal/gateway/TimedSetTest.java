package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimedSetTest {

    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

    private Instant now = START;
    private final TimedSet set = new TimedSet(2, new Hand());

    @Test
    void aNameCountsUntilItsEnd() {
        set.add("ann", START.plusSeconds(10));
        now = START.plusSeconds(9);
        assertTrue(set.has("ann"));
        now = START.plusSeconds(10);
        assertFalse(set.has("ann"));
    }

    @Test
    void aSecondEndTakesThePlaceOfTheFirst() {
        set.add("ann", START.plusSeconds(10));
        set.add("ann", START.plusSeconds(1));
        now = START.plusSeconds(5);
        assertFalse(set.has("ann"));
    }

    @Test
    void whereAllPlacesAreTakenTheOneThatEndsFirstGoes() {
        set.add("ann", START.plusSeconds(10));
        set.add("bob", START.plusSeconds(5));
        assertFalse(set.add("carl", START.plusSeconds(7)));
        assertTrue(set.has("ann"));
        assertFalse(set.has("bob"));
        assertTrue(set.has("carl"));
    }

    @Test
    void thePlacesOfThoseThatHaveEndedAreFree() {
        set.add("ann", START.plusSeconds(10));
        set.add("bob", START.plusSeconds(5));
        now = START.plusSeconds(6);
        assertTrue(set.add("carl", START.plusSeconds(20)));
        assertTrue(set.has("ann"));
    }

    private final class Hand extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
