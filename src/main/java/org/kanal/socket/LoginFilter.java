package org.kanal.socket;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.kanal.identity.Login;
import org.kanal.identity.Logins;
import org.kanal.identity.SessionBefore;

/**
 * Notes which login and HTTP session a handshake comes with, before the connection is open: a
 * logout meanwhile is not missed. Tyrus does not get to see the session: it keeps one connection of
 * each and closes that with 1008 when the session ends, which tells a page nothing, and leaves all
 * others open.
 */
public class LoginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final ThreadLocal<Login> LOGIN = new ThreadLocal<>();

    @Inject private transient Logins logins;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Login login = logins.enter(request, SessionBefore.of(request));
        LOGIN.set(login);
        try {
            chain.doFilter(new WithoutSession(request), response);
        } finally {
            LOGIN.remove();
            if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
                logins.leave(login);
            }
        }
    }

    /**
     * The login of the handshake that this thread is at.
     *
     * @throws IllegalStateException if it did not come through this filter
     */
    static Login login() {
        Login login = LOGIN.get();
        if (login == null) {
            throw new IllegalStateException("a handshake came past " + LoginFilter.class);
        }
        return login;
    }

    private static final class WithoutSession extends HttpServletRequestWrapper {

        WithoutSession(HttpServletRequest request) {
            super(request);
        }

        /** None, unless a new one is wanted. */
        @Override
        public HttpSession getSession(boolean create) {
            return create ? super.getSession(true) : null;
        }
    }
}
