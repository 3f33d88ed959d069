package org.kanal.admission;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.util.Optional;

/**
 * A handshake that asks no name server, and not for a managed bean. Tyrus wants the name of the
 * address that each connection came in at, which the server around it looks up anew every time:
 * where no name server answers, a handshake took six seconds. And where the container makes the
 * handler of a WebSocket, it finds out anew each time what could be injected into its class: a
 * tenth of what a handshake takes.
 */
final class UpgradeRequest extends HttpServletRequestWrapper {

    private final HttpServletRequest inner;
    private final Upgrades upgrades;

    UpgradeRequest(HttpServletRequest request, Upgrades upgrades) {
        super(request);
        this.inner = request;
        this.upgrades = upgrades;
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
            throws IOException, ServletException {
        Optional<T> made = upgrades.upgrade(inner, type);
        return made.isPresent() ? made.get() : super.upgrade(type);
    }

    /** The address itself: nothing here needs its name. */
    @Override
    public String getLocalName() {
        return getLocalAddr();
    }
}
