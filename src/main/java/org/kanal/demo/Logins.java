package org.kanal.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.permission.PermissionsRouter;

/**
 * Who is logged in now. An open connection keeps the login that it was made with; so a logout, or a
 * session that expires, asks the permissions again, and they ask here.
 */
@ApplicationScoped
public class Logins {

    private final Map<String, Integer> sessionsByUser = new ConcurrentHashMap<>();

    @Inject private PermissionsRouter permissions;

    /** The session is this user's until it ends. */
    public void begin(HttpSession session, String user) {
        sessionsByUser.merge(user, 1, Integer::sum);
        session.setAttribute(Logins.class.getName(), new Login(user));
    }

    /** Whether the user has a session. */
    public boolean has(String user) {
        return sessionsByUser.containsKey(user);
    }

    private void end(String user) {
        sessionsByUser.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
        permissions.recheckSubscriber(user);
    }

    /** Kept in the session, which tells it when it ends. */
    private final class Login implements HttpSessionBindingListener {

        private final String user;

        private Login(String user) {
            this.user = user;
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            end(user);
        }
    }
}
