package org.kanal.socket;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.kanal.channel.Subscriber;
import org.kanal.channel.SubscriberType;

/**
 * Takes the container's login at the handshake: inside the endpoint's methods the caller is
 * anonymous.
 */
public class Handshake extends ServerEndpointConfig.Configurator {

    private static final String LOGIN = "org.kanal.login";

    @Override
    public void modifyHandshake(
            ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        config.getUserProperties().put(LOGIN, login(request));
    }

    /** Who the container said that this connection is; empty for a visitor. */
    @SuppressWarnings("unchecked")
    static Optional<Subscriber> login(Map<String, Object> userProperties) {
        return (Optional<Subscriber>) userProperties.getOrDefault(LOGIN, Optional.empty());
    }

    private static Optional<Subscriber> login(HandshakeRequest request) {
        Principal principal = request.getUserPrincipal();
        if (principal == null || principal.getName().isBlank()) {
            return Optional.empty();
        }
        String adminRole = CDI.current().select(SocketSettings.class).get().adminRole();
        return Optional.of(
                new Subscriber(
                        principal.getName(),
                        request.isUserInRole(adminRole)
                                ? SubscriberType.ADMIN
                                : SubscriberType.MEMBER));
    }
}
