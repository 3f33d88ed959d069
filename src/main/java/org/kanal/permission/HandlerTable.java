package org.kanal.permission;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.api.AsyncPermissionsHandler;
import org.kanal.api.Channel;

/** The handlers: of resources, of channels, and the default one. */
final class HandlerTable {

    private final Map<Channel, AsyncPermissionsHandler> handlers = new ConcurrentHashMap<>();
    private volatile Optional<AsyncPermissionsHandler> defaultHandler = Optional.empty();

    void put(Channel channel, AsyncPermissionsHandler handler) {
        handlers.put(channel, handler);
    }

    void remove(Channel channel) {
        handlers.remove(channel);
    }

    void setDefault(AsyncPermissionsHandler handler) {
        defaultHandler = Optional.of(handler);
    }

    /** The handler of exactly this resource, or else the one of its channel. */
    Optional<AsyncPermissionsHandler> find(Channel channel) {
        return Optional.ofNullable(handlers.get(channel))
                .or(() -> channel.parent().map(handlers::get));
    }

    Optional<AsyncPermissionsHandler> defaultHandler() {
        return defaultHandler;
    }
}
