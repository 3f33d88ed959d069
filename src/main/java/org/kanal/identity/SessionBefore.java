package org.kanal.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * The session of a handshake as it was before the container asked who this is.
 *
 * @param session empty for none
 * @param name as whom it was logged in; empty for nobody
 */
public record SessionBefore(Optional<HttpSession> session, String name) {

    private static final String ATTRIBUTE = SessionBefore.class.getName();
    private static final SessionBefore NONE = new SessionBefore(Optional.empty(), "");

    /** Notes it in the request. */
    static void note(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            request.setAttribute(
                    ATTRIBUTE,
                    new SessionBefore(Optional.of(session), ContainerSession.loginOf(session)));
        }
    }

    /** What was noted; without a session if nothing was. */
    public static SessionBefore of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SessionBefore noted ? noted : NONE;
    }
}
