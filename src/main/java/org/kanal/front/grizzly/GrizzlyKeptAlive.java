package org.kanal.front.grizzly;

import java.util.Map;
import java.util.Optional;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpCodecFilter;
import org.kanal.support.PrivateFields;

/**
 * What the server waits with for a connection's next request. It keeps that, and with it all of the
 * connection, for the whole time that one may be silent (a minute and a half), also where the
 * connection ended long before: whoever comes and goes quickly would fill the heap by what is left
 * of it, however few connections are open at a time.
 */
final class GrizzlyKeptAlive {

    private final Map<?, ?> waiting;

    private GrizzlyKeptAlive(Map<?, ?> waiting) {
        this.waiting = waiting;
    }

    /** That of a listener; empty if it is not the one that Kanal knows. */
    static Optional<GrizzlyKeptAlive> of(HttpCodecFilter codec) {
        return PrivateFields.follow(codec, "keepAliveQueue", "queue")
                .filter(Map.class::isInstance)
                .map(queue -> new GrizzlyKeptAlive((Map<?, ?>) queue));
    }

    /**
     * Lets go of connections that have ended. Not at their end: one whose request is answered at
     * that moment comes here afterwards.
     */
    void sweep() {
        waiting.keySet().removeIf(GrizzlyKeptAlive::hasEnded);
    }

    /** How many are waited for. */
    int size() {
        return waiting.size();
    }

    private static boolean hasEnded(Object one) {
        return PrivateFields.follow(one, "connection")
                .filter(Connection.class::isInstance)
                .filter(connection -> !((Connection<?>) connection).isOpen())
                .isPresent();
    }
}
