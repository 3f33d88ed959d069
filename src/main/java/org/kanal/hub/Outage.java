package org.kanal.hub;

import java.util.function.LongSupplier;
import org.kanal.history.Unsettled;

/**
 * How long a channel's log has not answered, and whether its subscribers were told. One that will
 * soon answer, or fail for good, is given the time for that. Not thread-safe.
 */
final class Outage {

    /** Longer than a cluster takes to give a silent node up; in fifteen seconds all are told. */
    private static final long PATIENCE_NANOS = 14_000_000_000L;

    private final LongSupplier nanos;
    private boolean lasts;
    private boolean told;
    private long since;

    Outage(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** It has failed; whether subscribers are to be told now, which they are once. */
    boolean isToTell(Throwable failure) {
        long now = nanos.getAsLong();
        if (!lasts) {
            lasts = true;
            since = now;
        }
        boolean isPassing = failure instanceof Unsettled && now - since < PATIENCE_NANOS;
        if (told || isPassing) {
            return false;
        }
        told = true;
        return true;
    }

    /** It answers. */
    void over() {
        lasts = false;
        told = false;
    }
}
