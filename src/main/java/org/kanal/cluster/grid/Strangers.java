package org.kanal.cluster.grid;

import com.hazelcast.topic.Message;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what nobody with the secret has sent, and tells it at most once a minute. */
final class Strangers {

    private static final System.Logger LOG = System.getLogger(Strangers.class.getName());
    private static final long BETWEEN_NANOS = 60_000_000_000L;

    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong told = new AtomicLong(System.nanoTime() - BETWEEN_NANOS);

    void heard(Message<byte[]> message) {
        long count = dropped.incrementAndGet();
        long before = told.get();
        long now = System.nanoTime();
        if (now - before >= BETWEEN_NANOS && told.compareAndSet(before, now)) {
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
