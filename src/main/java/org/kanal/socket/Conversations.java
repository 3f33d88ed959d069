package org.kanal.socket;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
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

    private static final Logger LOG = System.getLogger(Conversations.class.getName());
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int SHARE_OF_PLAIN_REQUESTS = 8;
    private static final Duration HANDSHAKE = Duration.ofSeconds(20);

    @Inject private SocketSettings settings;
    @Inject private ConnectionSettings limits;
    @Inject private HubSettings hubSettings;
    @Inject private SocketThreads threads;
    @Inject private Transports transports;
    @Inject private Gateway gateway;
    @Inject private Logins logins;

    private final Map<String, Conversation> bySession = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong(System.nanoTime() - QUIET.toNanos());
    private Admission admission;

    /** Asked for once: each call of an EJB costs as much as all else here. */
    private OutboxWriters writers;

    private Executor commands;
    private Executor ends;

    @PostConstruct
    void start() {
        int files = OpenFiles.mostConnections();
        files -= files / SHARE_OF_PLAIN_REQUESTS;
        int most = limits.most() == 0 ? files : Math.min(limits.most(), files);
        int perAddress = limits.mostPerAddress();
        if (limits.sparesLoopback()) {
            perAddress = Math.min(perAddress, Math.max(1, most / 2));
        }
        admission = new Admission(most, perAddress, limits.sparesLoopback());
        writers = threads.writers();
        commands = threads.commands();
        ends = threads.ends();
    }

    /** A place for a handshake from there; empty if there is none. It is given back by itself. */
    Optional<Place> admit(IpAddress address) {
        Optional<Place> place = admission.admit(address);
        place.ifPresentOrElse(
                given -> threads.after(HANDSHAKE, given::cancel), () -> sayRefused(address));
        return place;
    }

    /** Once in a while: it may be an attack, or a proxy whose address all visitors share. */
    private void sayRefused(IpAddress address) {
        long now = System.nanoTime();
        long last = refused.get();
        if (now - last >= QUIET.toNanos() && refused.compareAndSet(last, now)) {
            LOG.log(
                    Level.WARNING,
                    "A connection from "
                            + address.name()
                            + " was refused: "
                            + bySession.size()
                            + " are open. See kanal.connections.max and max-per-address, and behind"
                            + " a proxy kanal.connections.address-header");
        }
    }

    void open(Session session, Optional<Subscriber> login, String appId) {
        session.setMaxIdleTimeout(0);
        session.setMaxTextMessageBufferSize(settings.maxFrameBytes());
        session.setMaxBinaryMessageBufferSize(settings.maxFrameBytes());
        Transports.Wire wire = transports.of(session);
        Transport transport = wire.transport();
        Optional<Place> place = Handshake.place(session.getUserProperties());
        if (!place.map(Place::take).orElse(true)) {
            transport.close(Disconnect.TOO_MANY_CONNECTIONS);
            return;
        }
        Outbox outbox = new Outbox(transport, writers.next(), hubSettings.outboxMaxBytes());
        Conversation conversation =
                new Conversation(
                        new Client(
                                login,
                                appId,
                                outbox,
                                Handshake.address(session.getUserProperties())),
                        gateway,
                        new CommandQueue(commands, ends, settings.maxWaitingBytes()),
                        new InboundLimit(
                                settings.framesPerSecond(), settings.burst(), System.nanoTime()),
                        settings,
                        UnreadPongs.of(session));
        bySession.put(session.getId(), conversation);
        conversation.opened();
        Handshake.restsOn(session.getUserProperties()).whenEnded(conversation::loginEnded);
        wire.visit().ifPresent(visit -> visit.onCut(conversation::cutOff));
    }

    Optional<Conversation> of(Session session) {
        return Optional.ofNullable(bySession.get(session.getId()));
    }

    void closed(Session session) {
        logins.leave(Handshake.restsOn(session.getUserProperties()));
        Conversation conversation = bySession.remove(session.getId());
        if (conversation != null) {
            conversation.closed();
        }
        Handshake.place(session.getUserProperties()).ifPresent(Place::leave);
    }

    Collection<Conversation> all() {
        return bySession.values();
    }
}
