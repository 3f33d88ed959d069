package org.kanal.site;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * Refuses requests for hosts that are not this server's with 403: a page of another site, whose
 * name was made to lead here, would be taken for its own (DNS rebinding). Who brings a key in the
 * request is no such page. An address that names a session is refused too: addresses are logged,
 * shown and told to others, and the container would take whoever has one for the one logged in.
 */
public class HostFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Refused REFUSED = new Refused();

    @Inject private transient OwnSite own;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.isRequestedSessionIdFromURL()) {
            response.sendError(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "A session's id may not stand in the address; allowed: a cookie");
            return;
        }
        if (bringsKey(request) || own.isForThisServer(request)) {
            chain.doFilter(request, response);
            return;
        }
        REFUSED.tell(
                "A request for the host '"
                        + Refused.shown(request.getHeader("Host"))
                        + "' was refused with 403. If that is this server, set kanal.hosts="
                        + own.of(request).map(Site::host).orElse("www.example.org"));
        response.sendError(
                HttpServletResponse.SC_FORBIDDEN,
                "This host is not this server's. Allowed: those in kanal.hosts");
    }

    private static boolean bringsKey(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null
                && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")
                && request.getHeader("Upgrade") == null;
    }
}
