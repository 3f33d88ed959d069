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
import java.util.concurrent.RejectedExecutionException;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.CloseType;
import org.glassfish.grizzly.Closeable;
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
    private final Optional<TyrusClosing> closing;
    private final Goodbyes goodbyes;

    SessionEnd(
            Session session,
            Optional<Connection<SocketAddress>> connection,
            Optional<TyrusClosing> closing,
            Goodbyes goodbyes) {
        this.session = session;
        this.connection = connection;
        this.closing = closing;
        this.goodbyes = goodbyes;
    }

    /** Tells the client why and ends the connection, soon and on another thread; does not wait. */
    public void close(Disconnect reason) {
        if (connection.isEmpty() || closing.isEmpty()) {
            goodbyes.ends().execute(() -> end(reason));
            return;
        }
        tell(connection.get(), closing.get(), reason);
    }

    /** Says goodbye, unless the client was first, and cuts the connection if it does not answer. */
    private void tell(Connection<SocketAddress> open, TyrusClosing beneath, Disconnect reason) {
        GrizzlyVisits.known(open).ifPresent(Visit::end);
        if (beneath.begin()) {
            CloseListener<Closeable, CloseType> hearing = (closed, how) -> gone(beneath, reason);
            open.addCloseListener(hearing);
            open.write(
                    Buffers.wrap(open.getMemoryManager(), FRAMES.get(reason).duplicate()),
                    new EmptyCompletionHandler<>());
        }
        goodbyes.later().after(GRACE, () -> cut(open));
    }

    /** The connection is closed: what Tyrus was to do when the client answers is to be done now. */
    private void gone(TyrusClosing beneath, Disconnect reason) {
        if (beneath.giveUp()) {
            try {
                goodbyes.ends().execute(() -> end(reason));
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "the application was taken away before its client", e);
            }
        }
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
