package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimedSetTest {

    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

    private Instant now = START;
    private long said;
    private final TimedSet set = new TimedSet(2, new Hand());

    @Test
    void aNameCountsUntilItsEnd() {
        add("ann", 10);
        now = START.plusSeconds(9);
        assertTrue(set.has("ann"));
        now = START.plusSeconds(10);
        assertFalse(set.has("ann"));
    }

    @Test
    void aSecondEndTakesThePlaceOfTheFirst() {
        add("ann", 10);
        add("ann", 1);
        now = START.plusSeconds(5);
        assertFalse(set.has("ann"));
    }

    @Test
    void whereAllPlacesAreTakenTheOneThatEndsFirstGoes() {
        add("ann", 10);
        add("bob", 5);
        assertFalse(add("carl", 7));
        assertTrue(set.has("ann"));
        assertFalse(set.has("bob"));
        assertTrue(set.has("carl"));
    }

    @Test
    void thePlacesOfThoseThatHaveEndedAreFree() {
        add("ann", 10);
        add("bob", 5);
        now = START.plusSeconds(6);
        assertTrue(add("carl", 20));
        assertTrue(set.has("ann"));
    }

    @Test
    void whatWasSaidLaterCountsWhicheverComesFirst() {
        set.add("ann", START.plusSeconds(1), START.plusMillis(2));
        assertTrue(set.add("ann", START.plusSeconds(10), START.plusMillis(1)));
        now = START.plusSeconds(5);
        assertFalse(set.has("ann"));
    }

    @Test
    void allAreThoseThatCount() {
        add("ann", 10);
        add("bob", 5);
        now = START.plusSeconds(6);
        assertEquals(Set.of("ann"), set.all().keySet());
    }

    private boolean add(String name, int seconds) {
        said++;
        return set.add(name, START.plusSeconds(seconds), START.plusMillis(said));
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
