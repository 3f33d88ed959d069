package org.kanal.attack;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The rhythm of an attack: what it sends in a second is part of it. */
final class Pauses {

    /** How long an answer is waited for that may never come. */
    static final Duration SHORT = Duration.ofMillis(20);

    private Pauses() {}

    /** Forty times a second. */
    static void aMoment() {
        LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
    }

    static void aThirdOfASecond() {
        LockSupport.parkNanos(Duration.ofMillis(333).toNanos());
    }

    /** Does nothing more, and stays. */
    static void whileIt(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            aMoment();
        }
    }
}
