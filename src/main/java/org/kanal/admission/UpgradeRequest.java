package org.kanal.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A handshake that asks no name server. Tyrus wants the name of the address that each connection
 * came in at, which the server around it looks up anew every time: where no name server answers, a
 * handshake took six seconds.
 */
final class UpgradeRequest extends HttpServletRequestWrapper {

    UpgradeRequest(HttpServletRequest request) {
        super(request);
    }

    /** The address itself: nothing here needs its name. */
    @Override
    public String getLocalName() {
        return getLocalAddr();
    }
}
