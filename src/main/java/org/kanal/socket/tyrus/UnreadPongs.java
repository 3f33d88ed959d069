package org.kanal.socket.tyrus;

import jakarta.websocket.Session;
import java.util.Collection;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.kanal.support.PrivateFields;

/**
 * How many frames Tyrus keeps for a client that does not read. It answers a WebSocket ping itself,
 * and its queue has no limit; what Kanal sends goes another way. Reached by private fields, as in
 * {@link TyrusConnection}.
 */
final class UnreadPongs {

    private static final String[] PATH = {"webSocket", "protocolHandler", "writer", "queue"};

    private UnreadPongs() {}

    /** Counts them for a session; empty if this server is built otherwise. */
    static Optional<LongSupplier> of(Session session) {
        return PrivateFields.follow(session.getBasicRemote(), PATH)
                .filter(Collection.class::isInstance)
                .map(queue -> ((Collection<?>) queue)::size);
    }
}
