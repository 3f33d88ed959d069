package org.kanal.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.util.Optional;

/** A way to make a WebSocket of a request that takes less than the container's. */
public interface Upgrades {

    /**
     * Upgrades a request, as {@link HttpServletRequest#upgrade} does.
     *
     * @param request the container's own, or a wrapper of it
     * @return empty if nothing was done, and the container has to
     */
    <T extends HttpUpgradeHandler> Optional<T> upgrade(HttpServletRequest request, Class<T> type);
}
