package org.kanal.identity;

import jakarta.servlet.http.HttpSession;
import java.lang.System.Logger.Level;
import java.security.Principal;
import org.kanal.support.PrivateFields;

/**
 * What the Servlet API does not tell of a session: as whom it is logged in. Payara keeps that in
 * the object behind the session that applications see. On a server that is built otherwise no
 * session holds a login, as far as Kanal knows: its connections then last for {@code
 * kanal.login.max-age}.
 */
final class ContainerSession {

    private ContainerSession() {}

    /** The name of the login that the session holds now; empty for none. */
    static String loginOf(HttpSession session) {
        Object found = call(behind(session), "getPrincipal");
        return found instanceof Principal principal && principal.getName() != null
                ? principal.getName()
                : "";
    }

    /** Counts as a request in it. */
    static void touch(HttpSession session) {
        call(behind(session), "access");
    }

    /** Whether it goes on: it was not invalidated, and has not timed out. */
    static boolean isValid(HttpSession session) {
        try {
            session.getCreationTime();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static Object behind(HttpSession session) {
        return PrivateFields.follow(session, "session").orElse(session);
    }

    private static Object call(Object session, String method) {
        try {
            return session.getClass().getMethod(method).invoke(session);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(ContainerSession.class.getName())
                    .log(Level.DEBUG, "no " + method + " in " + session.getClass(), e);
            return null;
        }
    }
}
