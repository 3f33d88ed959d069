package org.kanal.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.server.ServerEndpoint;

/** The endpoint in another application's WAR; Kanal's own is without it. */
@ApplicationScoped
@ServerEndpoint(
        value = "/kanal/realtime",
        subprotocols = RealtimeEndpoint.SUBPROTOCOL,
        configurator = Handshake.class)
public class LibraryEndpoint extends RealtimeEndpoint {}
