package org.kanal.connection;

import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.kanal.gateway.Client;
import org.kanal.gateway.ClientCommands;
import org.kanal.gateway.GatewaySettings;
import org.kanal.identity.IpAddress;
import org.kanal.identity.Logins;
import org.kanal.outbox.Outbox;
import org.kanal.outbox.OutboxSettings;
import org.kanal.outbox.OutboxWriters;
import org.kanal.protocol.Disconnect;
import org.kanal.support.Part;
import org.kanal.support.Seldom;

/** The open connections of this node; puts a new one together. */
@Part
public class Conversations {

    private static final Logger LOG = System.getLogger(Conversations.class.getName());
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int SHARE_OF_PLAIN_REQUESTS = 8;
    private static final Duration HANDSHAKE = Duration.ofSeconds(20);

    private final InboundSettings settings;
    private final OutboxSettings outboxSettings;
    private final ClientCommands gateway;
    private final Logins logins;

    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Seldom refusals = new Seldom(QUIET);
    private final Admission admission;
    private final Promises promised = new Promises(HANDSHAKE);
    private final Looks looks;
    private volatile boolean isClosed;

    /** Asked for once: each call of an EJB costs as much as all else here. */
    private final OutboxWriters writers;

    private final Executor commands;
    private final Executor ends;

    @Inject
    Conversations(
            InboundSettings settings,
            ConnectionSettings limits,
            OutboxSettings outboxSettings,
            ConnectionThreads threads,
            ClientCommands gateway,
            GatewaySettings times,
            Logins logins) {
        this.looks = new Looks(times.heartbeat(), this::of);
        this.settings = settings;
        this.outboxSettings = outboxSettings;
        this.gateway = gateway;
        this.logins = logins;
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
    public Optional<ConnectionSlot> admit(IpAddress address) {
        if (isClosed) {
            return Optional.empty();
        }
        Optional<ConnectionSlot> slot = admission.admit(address);
        slot.ifPresentOrElse(
                given -> promised.add(given, System.nanoTime()), () -> sayRefused(address));
        return slot;
    }

    /** How often {@link #look} is to be called. */
    Duration tick() {
        return looks.tick();
    }

    /** Does what is due: pings, ends, and takes back places that no connection took in time. */
    void look(long now) {
        promised.look(now);
        looks.turn(now);
    }

    /** From now on there is no place for anybody: this node is about to stop. */
    void admitNobody() {
        isClosed = true;
    }

    /** Once in a while: it may be an attack, or a proxy whose address all visitors share. */
    private void sayRefused(IpAddress address) {
        if (refusals.isTime()) {
            LOG.log(
                    Level.WARNING,
                    "A connection from "
                            + address.name()
                            + " was refused: "
                            + open.size()
                            + " are open. See kanal.connections.max and max-per-address, and behind"
                            + " a proxy kanal.connections.address-header");
        }
    }

    /** Begins the conversation with a client, unless there is no place for it any more. */
    public void open(Arrival arrival) {
        WatchedTransport transport = new WatchedTransport(arrival);
        if (!arrival.slot().map(ConnectionSlot::take).orElse(true)) {
            transport.close(Disconnect.TOO_MANY_CONNECTIONS);
            logins.leave(arrival.restsOn());
            return;
        }
        Outbox outbox = new Outbox(transport, writers.next(), outboxSettings.maxBytes());
        Client client = new Client(arrival.login(), arrival.appId(), outbox, arrival.address());
        client.onEnd(end -> looks.endsAt(arrival.id(), end));
        Conversation conversation = conversation(client, arrival);
        transport.carries(conversation);
        conversation.opened(); // before anybody can end it: nothing would undo this afterwards
        open.put(arrival.id(), new Open(arrival, conversation));
        looks.opened(arrival.id());
        arrival.restsOn().whenEnded(conversation::loginEnded);
        arrival.guard().accept(conversation::cutOff);
    }

    private Conversation conversation(Client client, Arrival arrival) {
        return new Conversation(
                client,
                gateway,
                new CommandQueue(commands, ends, settings.maxWaitingBytes()),
                new InboundLimit(settings.framesPerSecond(), settings.burst(), System.nanoTime()),
                settings,
                arrival.unreadAnswers());
    }

    /** The conversation of a connection; empty if it has none, or none any more. */
    public Optional<Conversation> of(String id) {
        return Optional.ofNullable(open.get(id)).map(Open::conversation);
    }

    /** A connection has answered a ping; false if it has no conversation, or none any more. */
    public boolean heardPong(String id) {
        Open here = open.get(id);
        if (here != null) {
            here.conversation().heardPong();
        }
        return here != null;
    }

    /**
     * The connection is gone.
     *
     * @param saidGoodbye whether the client closed it; else it was lost, or this side closed it
     */
    public void closed(String id, boolean saidGoodbye) {
        Open gone = open.remove(id);
        if (gone != null) {
            logins.leave(gone.arrival().restsOn());
            gone.conversation().closed(saidGoodbye);
            gone.arrival().slot().ifPresent(ConnectionSlot::leave);
        }
    }

    Collection<Conversation> all() {
        return open.values().stream().map(Open::conversation).toList();
    }

    private record Open(Arrival arrival, Conversation conversation) {}
}
