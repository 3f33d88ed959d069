package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kanal.rest.FailedKeys.Verdict;

class FailedKeysTest {

    private long now = Long.MAX_VALUE - 5; // nanoTime may turn over
    private final FailedKeys failures = new FailedKeys(3, 2, () -> now);

    @Test
    void someMayFailAtOnceAndMoreAreSlowed() {
        for (int i = 0; i < 3; i++) {
            assertEquals(Verdict.TOLD, failures.failed("192.0.2.1"));
        }
        assertEquals(Verdict.FIRST_SLOWED, failures.failed("192.0.2.1"));
        assertEquals(Verdict.SLOWED, failures.failed("192.0.2.1"));
    }

    @Test
    void anotherAddressHasItsOwn() {
        spend("192.0.2.1");
        assertEquals(Verdict.TOLD, failures.failed("192.0.2.2"));
    }

    @Test
    void afterARestSomeMayFailAgain() {
        spend("192.0.2.1");
        now += TimeUnit.SECONDS.toNanos(1);
        assertEquals(Verdict.TOLD, failures.failed("192.0.2.1"));
        assertEquals(Verdict.TOLD, failures.failed("192.0.2.1"));
        assertEquals(Verdict.SLOWED, failures.failed("192.0.2.1"));
    }

    @Test
    void whileAnAddressIsSlowedNoKeyIsLookedAtThatWasNotRightFromThere() {
        assertTrue(failures.admits("192.0.2.1", "right"));
        failures.wasRight("192.0.2.1", "right");
        spend("192.0.2.1");
        assertTrue(failures.admits("192.0.2.1", "right"), "its owner does not wait for others");
        assertFalse(failures.admits("192.0.2.1", "a guess"));
        assertTrue(failures.admits("192.0.2.2", "a guess"));
        now += TimeUnit.SECONDS.toNanos(1);
        assertTrue(failures.admits("192.0.2.1", "a guess"));
    }

    @Test
    void whatWasRightFromAnotherAddressIsAGuessHere() {
        failures.wasRight("192.0.2.2", "right");
        spend("192.0.2.1");
        assertFalse(failures.admits("192.0.2.1", "right"));
    }

    @Test
    void aFloodOfAddressesIsForgottenAndTheLastOnesAreKnown() {
        for (int i = 0; i < 20_000; i++) {
            failures.failed("address " + i);
        }
        spend("192.0.2.1");
        assertEquals(Verdict.SLOWED, failures.failed("192.0.2.1"));
    }

    private void spend(String address) {
        while (failures.failed(address) == Verdict.TOLD) {}
    }
}
