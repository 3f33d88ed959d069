package org.kanal.socket.tyrus;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.kanal.front.Visit;
import org.kanal.front.grizzly.GrizzlyVisits;
import org.kanal.protocol.Disconnect;

/**
 * Closes a session: politely, and if the other end does not answer, by cutting the connection. A
 * client that does not read would otherwise keep its socket for ever.
 *
 * <p>Where the connection is known, it is read on until the client answers. Tyrus would close it at
 * once, and what a client sends just then makes the system reset it: many clients then never see
 * why they were closed, and whether they may come back.
 */
public final class SessionEnd {

    private static final Logger LOG = System.getLogger(SessionEnd.class.getName());

    private static final Map<Disconnect, ByteBuffer> FRAMES = CloseFrame.all();
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Session session;
    private final Optional<Connection<SocketAddress>> connection;
    private final Goodbyes goodbyes;

    SessionEnd(Session session, Optional<Connection<SocketAddress>> connection, Goodbyes goodbyes) {
        this.session = session;
        this.connection = connection;
        this.goodbyes = goodbyes;
    }

    public void close(Disconnect reason) {
        if (connection.isEmpty()) {
            goodbyes.ends().execute(() -> end(reason));
            return;
        }
        Connection<SocketAddress> open = connection.get();
        GrizzlyVisits.known(open).ifPresent(Visit::end);
        open.write(
                Buffers.wrap(open.getMemoryManager(), FRAMES.get(reason).duplicate()),
                new EmptyCompletionHandler<>());
        goodbyes.later()
                .after(
                        GRACE,
                        () -> {
                            cut(open);
                            goodbyes.ends().execute(() -> end(reason));
                        });
    }

    /** Does nothing to a session that has ended. */
    private void end(Disconnect reason) {
        try {
            session.close(
                    new CloseReason(
                            CloseReason.CloseCodes.getCloseCode(reason.code()), reason.name()));
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "a session was closed already", e);
        }
    }

    /** With a reset, so that the system does not keep for minutes what the client never reads. */
    private static void cut(Connection<SocketAddress> connection) {
        try {
            if (connection instanceof NIOConnection socket
                    && socket.getChannel() instanceof SocketChannel channel
                    && channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a connection was cut already", e);
        }
        connection.terminateSilently();
    }
}
