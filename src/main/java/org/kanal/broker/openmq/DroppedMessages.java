package org.kanal.broker.openmq;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.support.Seldom;

/** Counts what came on a topic and is not ours, and says so once a minute at most. */
final class DroppedMessages {

    private static final Logger LOG = System.getLogger(DroppedMessages.class.getName());
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final AtomicLong count = new AtomicLong();
    private final Seldom warnings = new Seldom(QUIET);

    /** One more. */
    void add(String reason) {
        long dropped = count.incrementAndGet();
        if (warnings.isTime()) {
            LOG.log(
                    Level.WARNING,
                    dropped
                            + " messages on topics were dropped so far; the last one "
                            + reason
                            + ". Other nodes of this installation need the same"
                            + " kanal.cluster.secret and kanal.broker.secret; applications publish by"
                            + " queue kanal.publish");
        }
    }

    long count() {
        return count.get();
    }
}
