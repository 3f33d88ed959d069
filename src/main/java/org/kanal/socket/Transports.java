package org.kanal.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.tyrus.spi.Writer;
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
        Optional<Writer> writer = TyrusWriter.of(session);
        say(
                writer.isPresent()
                        ? "Frames are written directly to Tyrus"
                        : "Frames are written through the WebSocket API, more slowly: this is not"
                                + " the Tyrus that Kanal knows");
        SessionEnd end = new SessionEnd(session, writer, threads);
        return writer.<Transport>map(direct -> new DirectTransport(direct, end))
                .orElseGet(() -> new PlainTransport(session, end));
    }

    private void say(String what) {
        if (!said.getAndSet(what).equals(what)) {
            LOG.log(Level.INFO, what);
        }
    }
}
