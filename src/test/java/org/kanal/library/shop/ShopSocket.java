package org.kanal.library.shop;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** A WebSocket of the shop's own. */
@ServerEndpoint("/prices")
public class ShopSocket {

    /** Tells what an article costs. */
    @OnMessage
    public String asked(String article) {
        return article + " costs 7";
    }
}
