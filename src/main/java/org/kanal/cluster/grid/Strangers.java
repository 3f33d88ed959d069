package org.kanal.cluster.grid;

import com.hazelcast.topic.Message;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.support.Seldom;

/** Counts what nobody with the secret has sent, and tells it at most once a minute. */
final class Strangers {

    private static final System.Logger LOG = System.getLogger(Strangers.class.getName());
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final AtomicLong dropped = new AtomicLong();
    private final Seldom warnings = new Seldom(QUIET);

    void heard(Message<byte[]> message) {
        long count = dropped.incrementAndGet();
        if (warnings.isTime()) {
            LOG.log(
                    Level.WARNING,
                    "Messages on the data grid are not signed with this node's"
                            + " kanal.cluster.secret, and are dropped: "
                            + count
                            + " so far, the last from member "
                            + message.getPublishingMember());
        }
    }
}
