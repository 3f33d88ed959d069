package org.kanal.socket;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses handshakes from pages of other sites with 403: a browser sends the visitor's cookies
 * along, and the WebSocket API does not protect from that. Clients that are no browsers name no
 * origin and pass.
 */
@WebFilter(urlPatterns = "/realtime", asyncSupported = true)
public class OriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject private transient SocketSettings settings;
    @Inject private transient ApplicationOrigins applications;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        OriginRule rule = new OriginRule(settings.allowedOrigins());
        if (origin == null
                || applications.contains(origin)
                || rule.allows(origin, request.getHeader("Host"))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN,
                    "This origin may not connect. Allowed: that of this server, and those in"
                            + " kanal.allowed-origins and kanal.apps.ID.origins");
        }
    }
}
