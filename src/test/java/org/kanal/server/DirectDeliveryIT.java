package org.kanal.server;

/** Below the WebSocket API, as by default. */
class DirectDeliveryIT extends DeliveryBesideSlowClients {

    DirectDeliveryIT() {
        super(true, "directly to the network connections");
    }
}
