package org.kanal.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.tyrus.spi.Writer;
import org.kanal.protocol.Disconnect;

/**
 * Closes a session: politely, and if the other end does not answer, by cutting the connection. A
 * client that does not read would otherwise keep its socket for ever.
 */
final class SessionEnd {

    private static final Logger LOG = System.getLogger(SessionEnd.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Session session;
    private final Optional<Writer> writer;
    private final SocketThreads threads;

    SessionEnd(Session session, Optional<Writer> writer, SocketThreads threads) {
        this.session = session;
        this.writer = writer;
        this.threads = threads;
    }

    void close(Disconnect reason) {
        threads.commands().execute(() -> sayGoodbye(reason));
        writer.ifPresent(connection -> threads.after(GRACE, () -> cut(connection)));
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

    private void cut(Writer connection) {
        try {
            if (session.isOpen()) {
                connection.close();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a connection was cut already", e);
        }
    }
}
