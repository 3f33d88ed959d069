package org.kanal.connection;

import java.util.Set;
import org.kanal.api.Subscriber;
import org.kanal.audit.AuditEvent;
import org.kanal.audit.AuditLog;
import org.kanal.outbox.Batch;
import org.kanal.outbox.Transport;
import org.kanal.protocol.Disconnect;

/**
 * Tells the audit log of connections that are closed because their client did what it must not; and
 * whoever is shut out has left then, not when its client at last answers.
 */
final class WatchedTransport implements Transport {

    /** What only clients cause that do what they should not. */
    private static final Set<Disconnect> ABUSE =
            Set.of(
                    Disconnect.FRAME_TOO_LARGE,
                    Disconnect.RATE_LIMITED,
                    Disconnect.UNAUTHORIZED,
                    Disconnect.BANNED,
                    Disconnect.TOO_MANY_CONNECTIONS);

    private final Arrival arrival;
    private volatile Conversation conversation;

    WatchedTransport(Arrival arrival) {
        this.arrival = arrival;
    }

    /** What it carries. */
    void carries(Conversation begun) {
        conversation = begun;
    }

    @Override
    public void write(Batch batch, Completion completion) {
        arrival.transport().write(batch, completion);
    }

    @Override
    public void close(Disconnect reason) {
        if (ABUSE.contains(reason)) {
            AuditLog.report(
                    new AuditEvent(
                            "connection-closed",
                            arrival.address(),
                            arrival.login().map(Subscriber::id).orElse(""),
                            reason.code() + " " + reason));
        }
        arrival.transport().close(reason);
        Conversation ended = conversation;
        if (ended != null && (reason.isFinal() || reason == Disconnect.LOGIN_ENDED)) {
            ended.closed(false);
        }
    }
}
