package org.kanal.broker.openmq;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what came on a topic and is not ours, and says so once a minute at most. */
final class DroppedMessages {

    private static final Logger LOG = System.getLogger(DroppedMessages.class.getName());
    private static final long QUIET_NANOS = 60_000_000_000L;

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());

    /** One more. */
    void add(String reason) {
        long dropped = count.incrementAndGet();
        long due = nextWarning.get();
        long now = System.nanoTime();
        if (now - due >= 0 && nextWarning.compareAndSet(due, now + QUIET_NANOS)) {
            LOG.log(
                    Level.WARNING,
                    dropped
                            + " messages on topics were dropped so far; the last one "
                            + reason
                            + ". Other nodes of this installation need the same"
                            + " kanal.broker.secret; applications publish by queue kanal.publish");
        }
    }

    long count() {
        return count.get();
    }
}
