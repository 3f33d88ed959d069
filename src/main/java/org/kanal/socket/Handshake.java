package org.kanal.socket;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.security.Principal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kanal.api.Channel;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.connection.Place;
import org.kanal.identity.AdminRole;
import org.kanal.identity.GuestRoles;
import org.kanal.identity.KnownRoles;
import org.kanal.identity.Login;
import org.kanal.permission.rules.PermissionRules;
import org.kanal.site.ApplicationOrigins;

/**
 * Takes from the handshake what is not to be had later: the container's login, since inside the
 * endpoint's methods the caller is anonymous, and the application that the page belongs to.
 */
public class Handshake extends ServerEndpointConfig.Configurator {

    private static final String LOGIN = "org.kanal.login";
    private static final String APP = "org.kanal.app";
    private static final String PLACE = "org.kanal.place";
    private static final String RESTS_ON = "org.kanal.rests-on";
    private static final String ORIGIN = "Origin";

    private final Map<Class<?>, Object> beans = new ConcurrentHashMap<>();

    /** The same one for each session: it keeps nothing, and to make one costs much. */
    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        return bean(endpoint);
    }

    @Override
    public void modifyHandshake(
            ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        config.getUserProperties().put(LOGIN, login(request));
        config.getUserProperties().put(APP, app(request));
        config.getUserProperties().put(PLACE, AddressFilter.place());
        config.getUserProperties().put(RESTS_ON, LoginFilter.login());
    }

    /** Who the container said that this connection is; empty for a visitor. */
    @SuppressWarnings("unchecked")
    public static Optional<Subscriber> login(Map<String, Object> userProperties) {
        return (Optional<Subscriber>) userProperties.getOrDefault(LOGIN, Optional.empty());
    }

    /** The application that the page belongs to; empty for the deployment's own. */
    static String app(Map<String, Object> userProperties) {
        return (String) userProperties.getOrDefault(APP, Channel.OWN_APP);
    }

    /** The place among all connections that it was given; empty if nobody asked for one. */
    @SuppressWarnings("unchecked")
    public static Optional<Place> place(Map<String, Object> userProperties) {
        return (Optional<Place>) userProperties.getOrDefault(PLACE, Optional.empty());
    }

    /** What its identity rests on, and ends with. */
    public static Login restsOn(Map<String, Object> userProperties) {
        return (Login) userProperties.get(RESTS_ON);
    }

    private String app(HandshakeRequest request) {
        List<String> origins = request.getHeaders().getOrDefault(ORIGIN, List.of());
        return origins.isEmpty()
                ? Channel.OWN_APP
                : bean(ApplicationOrigins.class).appOf(origins.get(0));
    }

    private Optional<Subscriber> login(HandshakeRequest request) {
        Principal principal = request.getUserPrincipal();
        if (principal == null || principal.getName().isBlank()) {
            return Optional.empty();
        }
        String adminRole = bean(AdminRole.class).name();
        return Optional.of(
                new Subscriber(
                        principal.getName(), type(request, adminRole), groups(request, adminRole)));
    }

    private SubscriberType type(HandshakeRequest request, String adminRole) {
        if (bean(GuestRoles.class).names().stream().anyMatch(request::isUserInRole)) {
            return SubscriberType.VISITOR;
        }
        return request.isUserInRole(adminRole) ? SubscriberType.ADMIN : SubscriberType.MEMBER;
    }

    private Set<String> groups(HandshakeRequest request, String adminRole) {
        Set<String> asked = new HashSet<>(bean(KnownRoles.class).names());
        asked.addAll(bean(PermissionRules.class).groups());
        asked.add(adminRole);
        return asked.stream().filter(request::isUserInRole).collect(Collectors.toSet());
    }

    /** Found once: the container finds out who asks by walking down the stack each time. */
    private <T> T bean(Class<T> type) {
        return type.cast(beans.computeIfAbsent(type, wanted -> CDI.current().select(wanted).get()));
    }
}
