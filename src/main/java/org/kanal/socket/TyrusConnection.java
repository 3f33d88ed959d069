package org.kanal.socket;

import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.net.SocketAddress;
import java.util.Optional;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Response;

/**
 * The network connection under a session, for bytes that are framed already. Every send through the
 * WebSocket API schedules the idle timer again, which costs some 80 microseconds, and the servlet's
 * stream below it as much as the write itself. It is reached by private fields, so it may be
 * missing in another version.
 */
final class TyrusConnection {

    /** From the session down, each the name of a field of what the one before it holds. */
    private static final String[] PATH = {
        "webSocket",
        "protocolHandler",
        "writer",
        "tyrusHttpUpgradeHandler",
        "handler",
        "wc",
        "outputStream",
        "ob",
        "grizzlyResponse"
    };

    private TyrusConnection() {}

    /** The TCP connection of a session; empty if this server is built otherwise. */
    @SuppressWarnings("unchecked")
    static Optional<Connection<SocketAddress>> of(Session session) {
        try {
            Object found = session.getBasicRemote();
            for (String field : PATH) {
                found = read(found, field);
                if (found == null) {
                    throw new NoSuchFieldException(field + " is empty");
                }
            }
            return Optional.of(((Response) found).getRequest().getContext().getConnection());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            System.getLogger(TyrusConnection.class.getName())
                    .log(Level.DEBUG, "no direct way to the network", e);
            return Optional.empty();
        }
    }

    private static Object read(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(owner);
                }
            }
        }
        throw new NoSuchFieldException(owner.getClass() + "." + name);
    }
}
