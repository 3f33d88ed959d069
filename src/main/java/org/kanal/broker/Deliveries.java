package org.kanal.broker;

import org.kanal.api.Publication;

/**
 * Who delivers on this node what the broker brings. Called on the broker's own threads, so it must
 * neither block nor call anything of an application's.
 */
public interface Deliveries {

    /** A publication arrived, in its channel's order. */
    void onPublication(Publication publication);

    /** The broker is back: what was sent meanwhile did not arrive. */
    void onReconnected(BrokerReconnected reconnected);
}
