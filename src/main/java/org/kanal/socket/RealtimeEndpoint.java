package org.kanal.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Where browsers connect: {@code ws(s)://HOST/kanal/realtime}, subprotocol {@code kanal.v1}. One
 * object for all sessions, as {@link Handshake} says.
 */
@ApplicationScoped
@ServerEndpoint(
        value = "/realtime",
        subprotocols = RealtimeEndpoint.SUBPROTOCOL,
        configurator = Handshake.class)
public class RealtimeEndpoint {

    static final String SUBPROTOCOL = "kanal.v1";

    private static final Logger LOG = System.getLogger(RealtimeEndpoint.class.getName());

    @Inject private Conversations conversations;

    @OnOpen
    public void open(Session session, EndpointConfig config) {
        conversations.open(
                session,
                Handshake.login(session.getUserProperties()),
                Handshake.app(session.getUserProperties()));
    }

    @OnMessage
    public void text(String frame, Session session) {
        conversations.of(session).ifPresent(conversation -> conversation.heard(frame));
    }

    @OnMessage
    public void binary(byte[] frame, Session session) {
        conversations.of(session).ifPresent(Conversation::heardBinary);
    }

    @OnClose
    public void close(Session session) {
        conversations.closed(session);
    }

    /** The container closes the connection itself; a lost network is nothing to tell people. */
    @OnError
    public void error(Session session, Throwable failure) {
        Level level = failure instanceof RuntimeException ? Level.WARNING : Level.DEBUG;
        LOG.log(level, "A connection failed: " + failure, failure);
    }
}
