package org.kanal.support;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Lets something be said that others may cause as often as they like: the first time at once, and
 * then only now and then. May be used by many threads.
 */
public final class Seldom {

    private final long quietNanos;
    private final LongSupplier nanos;
    private final AtomicLong due;

    /**
     * @param quiet how long nothing is said after something was
     */
    public Seldom(Duration quiet) {
        this(quiet, System::nanoTime);
    }

    Seldom(Duration quiet, LongSupplier nanos) {
        this.quietNanos = quiet.toNanos();
        this.nanos = nanos;
        this.due = new AtomicLong(nanos.getAsLong());
    }

    /** Whether it is to be said this time; of several that ask at once, by one. */
    public boolean isTime() {
        long now = nanos.getAsLong();
        long before = due.get();
        return now - before >= 0 && due.compareAndSet(before, now + quietNanos);
    }
}
