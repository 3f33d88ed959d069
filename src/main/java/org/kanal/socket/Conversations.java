package org.kanal.socket;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.kanal.channel.Subscriber;
import org.kanal.gateway.Client;
import org.kanal.gateway.Gateway;
import org.kanal.hub.HubSettings;
import org.kanal.hub.Outbox;
import org.kanal.hub.OutboxWriters;
import org.kanal.hub.Transport;
import org.kanal.identity.Logins;
import org.kanal.protocol.Disconnect;

/** The open connections of this node; puts a new one together. */
@ApplicationScoped
public class Conversations {

    @Inject private SocketSettings settings;
    @Inject private ConnectionSettings limits;
    @Inject private HubSettings hubSettings;
    @Inject private SocketThreads threads;
    @Inject private Transports transports;
    @Inject private Gateway gateway;
    @Inject private Logins logins;

    private final Map<String, Conversation> bySession = new ConcurrentHashMap<>();
    private Admission admission;

    /** Asked for once: each call of an EJB costs as much as all else here. */
    private OutboxWriters writers;

    private Executor commands;
    private Executor ends;

    @PostConstruct
    void start() {
        admission = new Admission(limits.most(), limits.mostPerAddress());
        writers = threads.writers();
        commands = threads.commands();
        ends = threads.ends();
    }

    void open(Session session, Optional<Subscriber> login, String appId) {
        session.setMaxIdleTimeout(0);
        session.setMaxTextMessageBufferSize(settings.maxFrameBytes());
        session.setMaxBinaryMessageBufferSize(settings.maxFrameBytes());
        Transport transport = transports.of(session);
        String address = Handshake.address(session.getUserProperties());
        if (!admission.admit(address)) {
            transport.close(Disconnect.TOO_MANY_CONNECTIONS);
            return;
        }
        Outbox outbox = new Outbox(transport, writers.next(), hubSettings.outboxMaxBytes());
        Conversation conversation =
                new Conversation(
                        new Client(login, appId, outbox, address),
                        gateway,
                        new CommandQueue(commands, ends, settings.maxWaitingBytes()),
                        new InboundLimit(
                                settings.framesPerSecond(), settings.burst(), System.nanoTime()),
                        settings,
                        UnreadPongs.of(session));
        bySession.put(session.getId(), conversation);
        conversation.opened();
        Handshake.restsOn(session.getUserProperties()).whenEnded(conversation::loginEnded);
    }

    Optional<Conversation> of(Session session) {
        return Optional.ofNullable(bySession.get(session.getId()));
    }

    void closed(Session session) {
        logins.leave(Handshake.restsOn(session.getUserProperties()));
        Conversation conversation = bySession.remove(session.getId());
        if (conversation != null) {
            admission.leave(Handshake.address(session.getUserProperties()));
            conversation.closed();
        }
    }

    Collection<Conversation> all() {
        return bySession.values();
    }
}
