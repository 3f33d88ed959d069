package org.kanal.socket;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.admission.Admitted;

/**
 * Takes along how the handshake was let in: inside the endpoint's methods, on other threads, the
 * caller is anonymous.
 */
public class Handshake extends ServerEndpointConfig.Configurator {

    private static final String ADMITTED = "org.kanal.admitted";

    private final Map<Class<?>, Object> endpoints = new ConcurrentHashMap<>();

    /**
     * The same one for each session: it keeps nothing, and to make one costs much. Found once: the
     * container finds out who asks by walking down the stack each time.
     */
    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        return endpoint.cast(
                endpoints.computeIfAbsent(endpoint, wanted -> CDI.current().select(wanted).get()));
    }

    @Override
    public void modifyHandshake(
            ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        config.getUserProperties().put(ADMITTED, Admitted.now());
    }

    static Admitted admitted(Map<String, Object> userProperties) {
        return (Admitted) userProperties.get(ADMITTED);
    }
}
