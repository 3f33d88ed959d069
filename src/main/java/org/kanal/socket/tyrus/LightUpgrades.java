package org.kanal.socket.tyrus;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;
import org.kanal.admission.Upgrades;
import org.kanal.connection.ConnectionSettings;
import org.kanal.support.Part;
import org.kanal.support.PrivateFields;

/**
 * Makes the handler of a WebSocket by its constructor, where it is Tyrus's: nothing is injected
 * into that one. Then does what else the server does, by private fields, as in {@link
 * TyrusConnection}.
 */
@Part
public class LightUpgrades implements Upgrades {

    private static final String TYRUS = "org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler";
    private static final String HANDLER = "httpUpgradeHandler";
    private static final String IS_UPGRADED = "upgrade";

    private final ConnectionSettings settings;
    private final TyrusParts parts;

    @Inject
    LightUpgrades(ConnectionSettings settings, TyrusParts parts) {
        this.settings = settings;
        this.parts = parts;
    }

    @Override
    public <T extends HttpUpgradeHandler> Optional<T> upgrade(
            HttpServletRequest request, Class<T> type) {
        if (!settings.direct()) {
            parts.off(TyrusPart.UPGRADES);
            return Optional.empty();
        }
        Optional<T> made = type.getName().equals(TYRUS) ? make(request, type) : Optional.empty();
        parts.looked(TyrusPart.UPGRADES, made.isPresent());
        return made;
    }

    /** Empty if this server is built otherwise; then nothing was done. */
    static <T extends HttpUpgradeHandler> Optional<T> make(
            HttpServletRequest request, Class<T> type) {
        Optional<Object> found = PrivateFields.follow(inmost(request), "request");
        Optional<Request> below =
                found.flatMap(known -> PrivateFields.follow(known, "coyoteRequest"))
                        .filter(Request.class::isInstance)
                        .map(Request.class::cast);
        if (below.isEmpty()) {
            return Optional.empty();
        }
        try {
            T handler = type.getDeclaredConstructor().newInstance();
            if (PrivateFields.put(found.get(), HANDLER, handler)
                    && PrivateFields.put(found.get(), IS_UPGRADED, true)) {
                below.get().getResponse().suspend(); // the connection goes on after this request
                return Optional.of(handler);
            }
        } catch (ReflectiveOperationException e) {
            System.getLogger(LightUpgrades.class.getName())
                    .log(Level.DEBUG, "no handler by its constructor", e);
        }
        return Optional.empty();
    }

    private static Object inmost(HttpServletRequest request) {
        Object inner = request;
        while (inner instanceof HttpServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }
}
