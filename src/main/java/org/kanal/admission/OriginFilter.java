package org.kanal.admission;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.kanal.site.ApplicationOrigins;
import org.kanal.site.OriginRule;
import org.kanal.site.OwnSite;
import org.kanal.site.Refused;
import org.kanal.site.Site;

/**
 * Refuses handshakes from pages of other sites with 403: a browser sends the visitor's cookies
 * along, and the WebSocket API does not protect from that. Clients that are no browsers name no
 * origin and pass.
 */
public class OriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Refused REFUSED = new Refused();

    @Inject private transient OriginRule others;
    @Inject private transient OwnSite own;
    @Inject private transient ApplicationOrigins applications;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Set<String> origins = Set.copyOf(Collections.list(request.getHeaders("Origin")));
        boolean isOne = origins.size() < 2; // who knows which of two others would see
        if (isOne && origins.stream().allMatch(origin -> isAllowed(origin, request))) {
            chain.doFilter(request, response);
            return;
        }
        REFUSED.tell(hint(String.join(", ", origins), request));
        response.sendError(
                HttpServletResponse.SC_FORBIDDEN,
                "This origin may not connect. Allowed: that of this server, and those in"
                        + " kanal.allowed-origins and kanal.apps.ID.origins");
    }

    private boolean isAllowed(String origin, HttpServletRequest request) {
        return applications.contains(origin)
                || others.allows(origin)
                || own.isOwnPage(origin, request);
    }

    private String hint(String origin, HttpServletRequest request) {
        return "A page from '"
                + Refused.shown(origin)
                + "' was refused with 403: this server is "
                + own.of(request).map(Site::toString).orElse("of no name in that request")
                + ". If it may connect, set kanal.allowed-origins="
                + Site.of(origin).map(Site::toString).orElse("https://www.example.org")
                + ", or let the proxy tell X-Forwarded-Proto and X-Forwarded-Host, with its address"
                + " in kanal.proxies";
    }
}
