package org.kanal.socket.tyrus;

import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.Optional;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Response;
import org.kanal.support.PrivateFields;

/**
 * The network connection under a session, for bytes that are framed already. Every send through the
 * WebSocket API schedules the idle timer again, which costs some 80 microseconds, and the servlet's
 * stream below it as much as the write itself. It is reached by private fields, so it may be
 * missing in another version.
 */
final class TyrusConnection {

    private static final String[] TO_HANDLER = {
        "webSocket", "protocolHandler", "writer", "tyrusHttpUpgradeHandler", "handler"
    };
    private static final String[] TO_RESPONSE = {"wc", "outputStream", "ob", "grizzlyResponse"};
    private static final String BUFFER = "incomingBufferSize";

    /** A frame that is a little too large is told so; of a larger one Tyrus tells less. */
    private static final int FRAMES_KEPT = 2;

    private TyrusConnection() {}

    /**
     * The server's answer to a session's handshake, which has its TCP connection; empty if this
     * server is built otherwise. What Tyrus reads at once is bounded by two of the largest frames
     * from now on; what it keeps of one, by {@link TyrusBuffer}.
     */
    static Optional<Response> answer(Session session, int maxFrameBytes) {
        Optional<Object> handler = PrivateFields.follow(session.getBasicRemote(), TO_HANDLER);
        handler.ifPresent(
                known ->
                        PrivateFields.replace(
                                known,
                                BUFFER,
                                Integer.class,
                                before -> FRAMES_KEPT * maxFrameBytes));
        return handler.flatMap(known -> PrivateFields.follow(known, TO_RESPONSE))
                .filter(Response.class::isInstance)
                .map(Response.class::cast);
    }

    /** The connection that was answered on. */
    @SuppressWarnings("unchecked") // Grizzly does not say that its addresses are socket addresses
    static Optional<Connection<SocketAddress>> of(Response answer) {
        try {
            return Optional.ofNullable(answer.getRequest().getContext().getConnection());
        } catch (RuntimeException | LinkageError e) {
            System.getLogger(TyrusConnection.class.getName())
                    .log(Level.DEBUG, "no direct way to the network", e);
            return Optional.empty();
        }
    }
}
