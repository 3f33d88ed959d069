package org.kanal.connection;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.kanal.api.Subscriber;
import org.kanal.identity.Login;
import org.kanal.outbox.Transport;
import org.kanal.protocol.Disconnect;

/**
 * A client that has just connected, as its transport knows it.
 *
 * @param id names the connection at its transport
 * @param transport the way out
 * @param login who the container says it is; empty for a visitor
 * @param restsOn what that ends with
 * @param appId the application that its page belongs to; empty for the deployment's own
 * @param slot its place among all connections; empty where nobody counts them
 * @param unreadAnswers how many answers of the transport itself it has not read; empty where the
 *     guard looks at them
 * @param guard tells, below the transport, how to cut it off
 */
public record Arrival(
        String id,
        Transport transport,
        Optional<Subscriber> login,
        Login restsOn,
        String appId,
        Optional<ConnectionSlot> slot,
        Optional<LongSupplier> unreadAnswers,
        Consumer<Consumer<Disconnect>> guard) {

    /** Where it comes from; empty if that is not known. */
    String address() {
        return slot.map(ConnectionSlot::address).orElse("");
    }
}
