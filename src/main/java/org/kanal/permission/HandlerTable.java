package org.kanal.permission;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.channel.Channel;

/**
 * The handlers and the cascade that finds the one to ask: exact resource, then its channel, then
 * the default handler.
 */
final class HandlerTable {

    private final Map<Channel, PermissionsHandler> handlers = new ConcurrentHashMap<>();
    private volatile Optional<PermissionsHandler> defaultHandler = Optional.empty();

    void put(Channel channel, PermissionsHandler handler) {
        handlers.put(channel, handler);
    }

    void remove(Channel channel) {
        handlers.remove(channel);
    }

    void setDefault(PermissionsHandler handler) {
        defaultHandler = Optional.of(handler);
    }

    Optional<PermissionsHandler> find(Channel channel) {
        return Optional.ofNullable(handlers.get(channel))
                .or(() -> channel.parent().map(handlers::get))
                .or(() -> defaultHandler);
    }
}
