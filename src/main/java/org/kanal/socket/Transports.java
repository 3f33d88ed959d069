package org.kanal.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.grizzly.Connection;
import org.kanal.hub.Transport;

/**
 * Chooses how connections are written to: below the WebSocket API where Tyrus is what it was when
 * this was written, through the API elsewhere. Says once in the log which one runs.
 */
@ApplicationScoped
public class Transports {

    private static final Logger LOG = System.getLogger(Transports.class.getName());

    @Inject private SocketThreads threads;

    private final AtomicReference<String> said = new AtomicReference<>("");

    Transport of(Session session) {
        Optional<Connection<SocketAddress>> connection = TyrusConnection.of(session);
        say(
                connection.isPresent()
                        ? "Frames are written directly to the network connections"
                        : "Frames are written through the WebSocket API, more slowly: this is not"
                                + " the server that Kanal knows");
        SessionEnd end = new SessionEnd(session, connection, threads);
        return connection
                .<Transport>map(direct -> new DirectTransport(direct, end))
                .orElseGet(() -> new PlainTransport(session, end));
    }

    private void say(String what) {
        if (!said.getAndSet(what).equals(what)) {
            LOG.log(Level.INFO, what);
        }
    }
}
