package org.kanal.socket;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import org.kanal.admission.Admitted;
import org.kanal.connection.Arrival;
import org.kanal.connection.Conversation;
import org.kanal.connection.Conversations;
import org.kanal.connection.InboundSettings;
import org.kanal.front.Visit;
import org.kanal.protocol.Disconnect;
import org.kanal.socket.tyrus.Transports;

/**
 * Where browsers connect: {@code ws(s)://HOST/kanal/realtime}, subprotocol {@code kanal.v1}. One
 * object for all sessions, as {@link Handshake} says. Its path is a constant of the class, and
 * differs: hence {@link WarEndpoint} and {@link LibraryEndpoint}.
 */
public abstract class RealtimeEndpoint {

    static final String SUBPROTOCOL = "kanal.v1";

    /** From here on codes belong to applications (RFC 6455, section 7.4.2). */
    private static final int FIRST_OWN_CODE = 3_000;

    private static final Logger LOG = System.getLogger(RealtimeEndpoint.class.getName());

    @Inject private Conversations conversations;
    @Inject private Transports transports;
    @Inject private InboundSettings settings;

    @OnOpen
    public void open(Session session, EndpointConfig config) {
        session.setMaxIdleTimeout(0);
        session.setMaxTextMessageBufferSize(settings.maxFrameBytes());
        session.setMaxBinaryMessageBufferSize(settings.maxFrameBytes());
        conversations.open(arrival(session));
        if (!session.isOpen()) {
            // It was lost on another thread meanwhile, which found nothing to end.
            conversations.closed(session.getId(), false);
        }
    }

    @OnMessage
    public void text(String frame, Session session) {
        conversations.of(session.getId()).ifPresent(conversation -> conversation.heard(frame));
    }

    @OnMessage
    public void binary(byte[] frame, Session session) {
        conversations.of(session.getId()).ifPresent(Conversation::heardBinary);
    }

    @OnClose
    public void close(Session session, CloseReason reason) {
        conversations.closed(session.getId(), isGoodbye(reason.getCloseCode().getCode()));
    }

    /** 1006 and the like are no codes of a client: its connection broke. */
    private static boolean isGoodbye(int code) {
        return code == CloseReason.CloseCodes.NORMAL_CLOSURE.getCode()
                || code == CloseReason.CloseCodes.GOING_AWAY.getCode()
                || code == CloseReason.CloseCodes.NO_STATUS_CODE.getCode()
                || code >= FIRST_OWN_CODE;
    }

    private Arrival arrival(Session session) {
        String id = session.getId();
        Transports.Wire wire = transports.of(session);
        Admitted admitted = Handshake.admitted(session.getUserProperties());
        return new Arrival(
                id,
                wire.transport(),
                admitted.login(),
                admitted.restsOn(),
                admitted.appId(),
                Optional.of(admitted.slot()),
                wire.visit().isPresent() ? Optional.empty() : wire.unreadPongs(),
                cutOff -> wire.visit().ifPresent(visit -> guard(visit, wire, cutOff, id)));
    }

    /** Where frames are read by the guard, each ping shows whether its answers are read. */
    private void guard(Visit visit, Transports.Wire wire, Consumer<Disconnect> cutOff, String id) {
        visit.onCut(cutOff);
        visit.onPong(() -> conversations.heardPong(id));
        wire.unreadPongs()
                .ifPresent(
                        unread ->
                                visit.onControl(
                                        () -> {
                                            if (unread.getAsLong() > settings.maxUnreadPongs()) {
                                                cutOff.accept(Disconnect.RATE_LIMITED);
                                            }
                                        }));
    }

    /** The container closes the connection itself; a lost network is nothing to tell people. */
    @OnError
    public void error(Session session, Throwable failure) {
        Level level = failure instanceof RuntimeException ? Level.WARNING : Level.DEBUG;
        LOG.log(level, "A connection failed: " + failure, failure);
    }
}
