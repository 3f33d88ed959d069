package org.kanal.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.server.ServerEndpoint;

/** The endpoint in Kanal's own WAR; the library's jar is without it. */
@ApplicationScoped
@ServerEndpoint(
        value = "/realtime",
        subprotocols = RealtimeEndpoint.SUBPROTOCOL,
        configurator = Handshake.class)
public class WarEndpoint extends RealtimeEndpoint {}
