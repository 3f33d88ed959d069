package org.kanal.socket.tyrus;

import jakarta.websocket.Session;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.kanal.support.PrivateFields;

/**
 * Lets Tyrus know that a client was told to go below it. Tyrus would answer the client's goodbye
 * with a close frame of its own otherwise, and browsers take a second one for a broken connection:
 * their pages hear 1006, and not why they were closed and whether they may come back. Reached by
 * private fields, as in {@link TyrusConnection}.
 */
final class TyrusClosing {

    private static final String[] TO_STATE = {"webSocket", "state"};

    private final AtomicReference<Object> state;
    private final Object connected;
    private final Object closing;

    private TyrusClosing(AtomicReference<Object> state, Object connected, Object closing) {
        this.state = state;
        this.connected = connected;
        this.closing = closing;
    }

    /** Of a session that is open; empty if this server is built otherwise. */
    @SuppressWarnings("unchecked")
    static Optional<TyrusClosing> of(Session session) {
        return PrivateFields.follow(session.getBasicRemote(), TO_STATE)
                .filter(AtomicReference.class::isInstance)
                .map(found -> (AtomicReference<Object>) found)
                .flatMap(TyrusClosing::of);
    }

    /** The states' names are all that is known of them. */
    private static Optional<TyrusClosing> of(AtomicReference<Object> state) {
        if (!(state.get() instanceof Enum<?> now)) {
            return Optional.empty();
        }
        Object connected = null;
        Object closing = null;
        for (Object constant : now.getDeclaringClass().getEnumConstants()) {
            switch (constant.toString()) {
                case "CONNECTED" -> connected = constant;
                case "CLOSING" -> closing = constant;
                default -> {} // before and after
            }
        }
        return connected == null || closing == null
                ? Optional.empty()
                : Optional.of(new TyrusClosing(state, connected, closing));
    }

    /** The client is told to go; false if one of the two has said goodbye already. */
    boolean begin() {
        return state.compareAndSet(connected, closing);
    }

    /** Takes that back where the client has not answered: Tyrus may end it by itself. */
    boolean giveUp() {
        return state.compareAndSet(closing, connected);
    }
}
