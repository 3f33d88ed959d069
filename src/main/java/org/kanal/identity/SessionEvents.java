package org.kanal.identity;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** Hears from the container what happens to HTTP sessions. */
@WebListener
public class SessionEvents
        implements HttpSessionListener, HttpSessionIdListener, ServletRequestListener {

    @Inject private Logins logins;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        logins.ended(event.getSession().getId());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String before) {
        logins.renamed(before, event.getSession().getId());
    }

    /** The container authenticates after this. */
    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request
                && request.getRequestedSessionId() != null
                && request.getHeader("Upgrade") != null) {
            SessionBefore.note(request);
        }
    }

    /** What a request did to its session has happened now, and its answer is hardly out. */
    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request
                && request.getRequestedSessionId() != null) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                logins.requested(session.getId());
            }
        }
    }
}
