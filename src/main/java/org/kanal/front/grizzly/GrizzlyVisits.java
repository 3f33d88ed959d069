package org.kanal.front.grizzly;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.CloseType;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.memory.Buffers;
import org.kanal.audit.AuditEvent;
import org.kanal.audit.AuditLog;
import org.kanal.connection.Admission;
import org.kanal.connection.ConnectionSlot;
import org.kanal.front.ByteBudget;
import org.kanal.front.FrontSettings;
import org.kanal.front.HttpRefusal;
import org.kanal.front.Patience;
import org.kanal.front.Visit;
import org.kanal.front.Watched;
import org.kanal.identity.IpAddress;
import org.kanal.protocol.Disconnect;

/** The open network connections of the server, and how they are made to go. */
public final class GrizzlyVisits {

    private static final String REFUSED = "request-refused";
    private static final Attribute<Visit> VISIT =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute("org.kanal.visit");

    private final Map<Connection<?>, Visit> open = new ConcurrentHashMap<>();
    private final Watched<Connection<?>> owing = new Watched<>();
    private final Map<?, ?> idleTimers;
    private final Admission admission;
    private final Patience.Times times;
    private final ByteBudget<Connection<?>> bodies;
    private final ByteBudget<Connection<?>> messages;

    /**
     * @param idleTimers the listener's, by connection: open sockets need none, and looking at
     *     theirs every second costs more than all else that is done for a silent one
     */
    GrizzlyVisits(FrontSettings settings, Admission admission, Map<?, ?> idleTimers) {
        this.admission = admission;
        this.idleTimers = idleTimers;
        this.times = settings.times();
        this.bodies = new ByteBudget<>(settings.waitingBytes());
        this.messages = new ByteBudget<>(settings.partialBytes());
    }

    /** What is known of a connection; empty where nobody guards it. */
    public static Optional<Visit> known(Connection<?> connection) {
        return Optional.ofNullable(VISIT.get(connection));
    }

    /** A new connection; false if it is one too many. */
    boolean arrived(Connection<?> connection) {
        Optional<ConnectionSlot> slot = admission.admit(address(connection));
        slot.ifPresentOrElse(
                given -> keep(connection, Optional.of(given)),
                () -> tell(connection, "connection-refused", "too many connections"));
        return slot.isPresent();
    }

    /** What is known of a connection; one that was there before the guard is not counted. */
    Visit of(Connection<?> connection) {
        Visit visit = VISIT.get(connection);
        return visit != null ? visit : keep(connection, Optional.empty());
    }

    /** So much is kept of a request that is not complete; 0 when it is. */
    void holdsBody(Connection<?> connection, long bytes) {
        bodies.holds(connection, bytes)
                .ifPresent(oldest -> drop(oldest, "all that is incomplete holds too much"));
    }

    /** So much is kept of a message that is not complete; 0 when it is. */
    void holdsMessage(Connection<?> connection, long bytes) {
        messages.holds(connection, bytes)
                .ifPresent(oldest -> cut(oldest, Disconnect.UNFINISHED_MESSAGE));
    }

    /** Tells a WebSocket to go; one that does not open after all just ends. */
    void cut(Connection<?> connection, Disconnect reason) {
        Visit visit = of(connection);
        if (visit.end() && !visit.cut(reason)) {
            visit.patience().await(Patience.Debt.LEAVE, System.nanoTime());
        }
    }

    /** Answers a request that is not served; the connection ends when that was read. */
    void refuse(Connection<?> connection, HttpRefusal refusal, String why) {
        tell(connection, REFUSED, why);
        Visit visit = of(connection);
        visit.refuse();
        visit.patience().await(Patience.Debt.LEAVE, System.nanoTime());
        byte[] answer = refusal.answer(why);
        connection.write(
                Buffers.wrap(connection.getMemoryManager(), answer),
                new EmptyCompletionHandler<>());
    }

    /** Ends what is owed for too long. */
    void sweep(long now) {
        owing.look(connection -> look(connection, VISIT.get(connection), now));
    }

    /** Whether to look at it again. */
    private boolean look(Connection<?> connection, Visit visit, long now) {
        if (visit == null || !connection.isOpen()) {
            return false;
        }
        if (!visit.isOpening() && visit.patience().isSettled()) {
            if (visit.isOpen()) {
                idleTimers.remove(connection);
            }
            return false;
        }
        if (visit.patience().isOver(now)) {
            give(connection, visit.patience().debt());
        }
        return true;
    }

    /** Forgets all connections; they stay open. */
    void forget() {
        open.forEach(
                (connection, visit) -> {
                    VISIT.remove(connection);
                    visit.left();
                });
        open.clear();
    }

    private void give(Connection<?> connection, Patience.Debt debt) {
        switch (debt) {
            case BODY -> refuse(connection, HttpRefusal.TIMEOUT, "the body did not come in time");
            case MESSAGE -> cut(connection, Disconnect.UNFINISHED_MESSAGE);
            case HEAD -> drop(connection, "its head did not come");
            case READING -> drop(connection, "its answers are not read");
            default -> connection.terminateSilently();
        }
    }

    private static void drop(Connection<?> connection, String why) {
        tell(connection, REFUSED, why);
        connection.terminateSilently();
    }

    private static void tell(Connection<?> connection, String what, String why) {
        AuditLog.report(new AuditEvent(what, address(connection).name(), "", why));
    }

    private Visit keep(Connection<?> connection, Optional<ConnectionSlot> slot) {
        Visit visit = new Visit(slot, new Patience(times, () -> owing.add(connection)));
        VISIT.set(connection, visit);
        visit.patience().await(Patience.Debt.HEAD, System.nanoTime());
        open.put(connection, visit);
        connection.addCloseListener(
                new CloseListener<Closeable, CloseType>() {
                    @Override
                    public void onClosed(Closeable closeable, CloseType type) {
                        left(connection, visit);
                    }
                });
        return visit;
    }

    private void left(Connection<?> connection, Visit visit) {
        open.remove(connection);
        bodies.holds(connection, 0);
        messages.holds(connection, 0);
        visit.left();
    }

    static IpAddress address(Connection<?> connection) {
        return connection.getPeerAddress() instanceof InetSocketAddress peer
                        && peer.getAddress() != null
                ? IpAddress.of(peer.getAddress())
                : new IpAddress("", false);
    }
}
