package org.kanal.broker;

import java.util.List;
import java.util.OptionalInt;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;

/**
 * Carries publications to every node that has subscribers on their channel. What arrives is given
 * to {@link Deliveries}, in the channel's order.
 *
 * <p>Promises: from one node, a channel's publications arrive in the order of the calls. It may
 * repeat one, and while a node is cut off it loses what is sent: the hub repairs both by the
 * positions.
 */
public interface Broker {

    /**
     * Connects. Called once, when the server starts and before anything else.
     *
     * @param deliveries who is given what arrives
     * @throws Unavailable if the broker cannot be reached or refuses
     */
    void start(Deliveries deliveries);

    /**
     * Sends a publication to all nodes that are attached to its channel, this one included. Blocks
     * until the broker has it; fails at once while the broker is known to be away.
     *
     * @throws Unavailable if the broker cannot be reached or refuses
     */
    void publish(Publication publication);

    /**
     * Starts to receive a channel. On return everything that is published from then on arrives.
     * Until something is, a broker that nobody else publishes at spends nothing on it. Attaching
     * twice is attaching once.
     *
     * @throws Unavailable if the broker cannot be reached or refuses
     */
    void attach(Channel channel);

    /**
     * Whether publications arrive here. While they do not, the broker is tried again and again, and
     * {@link BrokerReconnected} tells when it is back.
     */
    boolean isReachable();

    /**
     * Stops receiving a channel, soon after this; an {@link #attach} that comes later still holds.
     * Unknown ones are ignored. Neither fails nor waits for the broker.
     */
    void detach(Channel channel);

    /** How many channels were detached so lately that they still take the broker's memory. */
    int lingering();

    /**
     * How many brokers of other nodes are linked with this node's; empty where all nodes share one,
     * or it is not known.
     */
    default OptionalInt links() {
        return OptionalInt.empty();
    }

    /**
     * Links this node's broker with those of all nodes that are there; nothing where all share one.
     *
     * @param hosts addresses of all nodes
     */
    default void linkWith(List<String> hosts) {
        // most are one for all nodes
    }
}
