package org.kanal.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.grizzly.Connection;
import org.kanal.protocol.Disconnect;

/**
 * Closes a session: politely, and if the other end does not answer, by cutting the connection. A
 * client that does not read would otherwise keep its socket for ever.
 */
final class SessionEnd {

    private static final Logger LOG = System.getLogger(SessionEnd.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Session session;
    private final Optional<Connection<SocketAddress>> connection;
    private final SocketThreads threads;

    SessionEnd(
            Session session,
            Optional<Connection<SocketAddress>> connection,
            SocketThreads threads) {
        this.session = session;
        this.connection = connection;
        this.threads = threads;
    }

    void close(Disconnect reason) {
        threads.commands().execute(() -> sayGoodbye(reason));
        connection.ifPresent(open -> threads.after(GRACE, open::terminateSilently));
    }

    private void sayGoodbye(Disconnect reason) {
        try {
            session.close(
                    new CloseReason(
                            CloseReason.CloseCodes.getCloseCode(reason.code()), reason.name()));
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "a session was closed already", e);
        }
    }
}
