package org.kanal.socket.tyrus;

import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.nio.NIOConnection;
import org.kanal.connection.ConnectionSettings;
import org.kanal.connection.ConnectionThreads;
import org.kanal.connection.InboundSettings;
import org.kanal.front.Visit;
import org.kanal.front.grizzly.GrizzlyVisits;
import org.kanal.outbox.Outbox;
import org.kanal.outbox.Transport;
import org.kanal.support.Part;

/**
 * Chooses how connections are written to: below the WebSocket API where Tyrus is what it was when
 * this was written, through the API elsewhere. Says once in the log which one runs.
 */
@Part
public class Transports {

    private static final Logger LOG = System.getLogger(Transports.class.getName());

    private static final String DIRECT = "Frames are written directly to the network connections";
    private static final String AS_SET =
            "Frames are written through the WebSocket API, as kanal.socket.direct says";

    private final ConnectionSettings settings;
    private final InboundSettings sockets;
    private final Goodbyes goodbyes;
    private final TyrusParts parts;

    private final AtomicReference<String> said = new AtomicReference<>("");

    @Inject
    Transports(
            ConnectionSettings settings,
            InboundSettings sockets,
            ConnectionThreads threads,
            TyrusParts parts) {
        this.settings = settings;
        this.sockets = sockets;
        this.goodbyes = new Goodbyes(threads.later(), threads.ends());
        this.parts = parts;
    }

    /** How a connection is written to; asked for once, when it opens. */
    public Wire of(Session session) {
        Optional<Response> answer = TyrusConnection.answer(session, sockets.maxFrameBytes());
        Optional<Connection<SocketAddress>> connection = answer.flatMap(TyrusConnection::of);
        say(connection.isPresent());
        lighten(session, answer);
        Optional<LongSupplier> unreadPongs = UnreadPongs.of(session);
        parts.looked(TyrusPart.UNREAD_PONGS, unreadPongs.isPresent());
        Optional<TyrusClosing> closing = TyrusClosing.of(session);
        parts.looked(TyrusPart.CLOSES, closing.isPresent());
        SessionEnd end = new SessionEnd(session, connection, closing, goodbyes);
        Transport transport =
                connection
                        .filter(known -> settings.direct())
                        .<Transport>map(direct -> new DirectTransport(direct, end))
                        .orElseGet(() -> plain(session, connection, end));
        return new Wire(transport, connection.flatMap(GrizzlyVisits::known), unreadPongs);
    }

    private void lighten(Session session, Optional<Response> answer) {
        if (settings.direct()) {
            parts.looked(
                    TyrusPart.HANDSHAKES,
                    answer.map(sent -> HandshakeLeftovers.drop(session, sent)).orElse(false));
        } else {
            parts.off(TyrusPart.HANDSHAKES);
        }
    }

    /**
     * @param transport writes
     * @param visit what is known of the connection below; empty where nobody guards it
     * @param unreadPongs how many frames Tyrus keeps for it; empty where that is not known
     */
    public record Wire(
            Transport transport, Optional<Visit> visit, Optional<LongSupplier> unreadPongs) {}

    /**
     * The server below reports what it has put into its own queue as written, and by default takes
     * megabytes: they would come on top of the outbox's limit.
     */
    private static Transport plain(
            Session session, Optional<Connection<SocketAddress>> connection, SessionEnd end) {
        connection
                .filter(NIOConnection.class::isInstance)
                .map(NIOConnection.class::cast)
                .ifPresent(queue -> queue.setMaxAsyncWriteQueueSize(Outbox.MAX_WRITE_BYTES));
        return new PlainTransport(session, end);
    }

    private void say(boolean known) {
        if (settings.direct()) {
            parts.looked(TyrusPart.WRITES, known);
        } else {
            parts.off(TyrusPart.WRITES);
        }
        if (known || !settings.direct()) {
            String way = settings.direct() ? DIRECT : AS_SET;
            if (!said.getAndSet(way).equals(way)) {
                LOG.log(Level.INFO, way);
            }
        }
    }
}
