package org.kanal.server;

/** Through the WebSocket API, as on a server that Kanal does not know. */
class PlainDeliveryIT extends Delivery {

    PlainDeliveryIT() {
        super(false, "through the WebSocket API");
    }
}
