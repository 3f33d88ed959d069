package org.kanal.socket;

import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.Optional;
import org.glassfish.tyrus.spi.Writer;

/**
 * Tyrus's own way to the network, for bytes that are framed already. Every send through the
 * WebSocket API schedules the idle timer again, which costs some 80 microseconds; this one does
 * not. It is reached by private fields, so it may be missing in another version.
 */
final class TyrusWriter {

    private TyrusWriter() {}

    /** The writer of a session; empty if this Tyrus is built otherwise. */
    static Optional<Writer> of(Session session) {
        try {
            Object endpoint = session.getBasicRemote();
            Object socket = read(endpoint, "webSocket");
            Object protocol = read(socket, "protocolHandler");
            return Optional.of((Writer) read(protocol, "writer"));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            System.getLogger(TyrusWriter.class.getName())
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
