package org.kanal.presence;

import java.util.Optional;
import org.kanal.api.Payload;
import org.kanal.api.SubscriberType;

/** A member of this node, and how it is connected. */
final class OwnEntry extends Entry {

    private static final long NEVER = Long.MIN_VALUE;

    /** How many of its connections are open. */
    int connections;

    private long lostAt = NEVER;

    OwnEntry(String origin, long number, SubscriberType type, long since, Optional<Payload> data) {
        super(origin, number, type, since, data);
    }

    void connected() {
        connections++;
        lostAt = NEVER;
    }

    /** One was lost, and may come back. */
    void lost(long now) {
        lostAt = now;
    }

    /** None that was lost is waited for any more. */
    void forgetLost() {
        lostAt = NEVER;
    }

    boolean awaitsLost() {
        return lostAt != NEVER;
    }

    /** Whether the one that is waited for was lost then. */
    boolean wasLostAt(long when) {
        return lostAt == when;
    }
}
