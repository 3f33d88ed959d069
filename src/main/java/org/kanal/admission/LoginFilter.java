package org.kanal.admission;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.kanal.api.Channel;
import org.kanal.connection.ConnectionSlot;
import org.kanal.identity.ContainerLogin;
import org.kanal.identity.Login;
import org.kanal.identity.Logins;
import org.kanal.identity.SessionBefore;
import org.kanal.site.ApplicationOrigins;

/**
 * Notes which login and HTTP session a handshake comes with, before the connection is open: a
 * logout meanwhile is not missed. Tyrus does not get to see the session: it keeps one connection of
 * each and closes that with 1008 when the session ends, which tells a page nothing, and leaves all
 * others open.
 */
public class LoginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject private transient Logins logins;
    @Inject private transient ContainerLogin container;
    @Inject private transient ApplicationOrigins applications;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Login login = logins.enter(request, SessionBefore.of(request));
        try {
            Admitted.begin(
                    new Admitted(
                            (ConnectionSlot) request.getAttribute(AddressFilter.PLACE),
                            container.find(request),
                            login,
                            app(request)));
            chain.doFilter(new WithoutSession(request), response);
        } finally {
            Admitted.end();
            if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS
                    && login.isPending()) {
                logins.leave(login);
            }
        }
    }

    private String app(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null ? Channel.OWN_APP : applications.appOf(origin);
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
