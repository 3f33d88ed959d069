package org.kanal.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.channel.Subscriber;
import org.kanal.gateway.Client;
import org.kanal.gateway.Gateway;
import org.kanal.hub.HubSettings;
import org.kanal.hub.Outbox;

/** The open connections of this node; puts a new one together. */
@ApplicationScoped
public class Conversations {

    @Inject private SocketSettings settings;
    @Inject private HubSettings hubSettings;
    @Inject private SocketThreads threads;
    @Inject private Transports transports;
    @Inject private Gateway gateway;

    private final Map<String, Conversation> bySession = new ConcurrentHashMap<>();

    void open(Session session, Optional<Subscriber> login, String appId) {
        session.setMaxIdleTimeout(0);
        session.setMaxTextMessageBufferSize(settings.maxFrameBytes());
        session.setMaxBinaryMessageBufferSize(settings.maxFrameBytes());
        Outbox outbox =
                new Outbox(
                        transports.of(session), threads.nextWriter(), hubSettings.outboxMaxBytes());
        Conversation conversation =
                new Conversation(
                        new Client(login, appId, outbox),
                        gateway,
                        new CommandQueue(threads.commands(), settings.maxWaitingBytes()),
                        new InboundLimit(
                                settings.framesPerSecond(), settings.burst(), System.nanoTime()),
                        settings.maxRefused());
        bySession.put(session.getId(), conversation);
        conversation.opened();
    }

    Optional<Conversation> of(Session session) {
        return Optional.ofNullable(bySession.get(session.getId()));
    }

    void closed(Session session) {
        Conversation conversation = bySession.remove(session.getId());
        if (conversation != null) {
            conversation.closed();
        }
    }

    Collection<Conversation> all() {
        return bySession.values();
    }
}
