package org.kanal.socket;

import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.Optional;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Response;

/**
 * The network connection under a session, for bytes that are framed already. Every send through the
 * WebSocket API schedules the idle timer again, which costs some 80 microseconds, and the servlet's
 * stream below it as much as the write itself. It is reached by private fields, so it may be
 * missing in another version.
 */
final class TyrusConnection {

    private static final String[] PATH = {
        "webSocket",
        "protocolHandler",
        "writer",
        "tyrusHttpUpgradeHandler",
        "handler",
        "wc",
        "outputStream",
        "ob",
        "grizzlyResponse"
    };

    private TyrusConnection() {}

    /** The TCP connection of a session; empty if this server is built otherwise. */
    @SuppressWarnings("unchecked")
    static Optional<Connection<SocketAddress>> of(Session session) {
        try {
            return PrivateFields.follow(session.getBasicRemote(), PATH)
                    .map(
                            response ->
                                    ((Response) response)
                                            .getRequest()
                                            .getContext()
                                            .getConnection());
        } catch (RuntimeException | LinkageError e) {
            System.getLogger(TyrusConnection.class.getName())
                    .log(Level.DEBUG, "no direct way to the network", e);
            return Optional.empty();
        }
    }
}
