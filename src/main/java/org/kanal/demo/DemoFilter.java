package org.kanal.demo;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.kanal.site.OwnSite;

/**
 * Answers as if there were nothing, unless the demo is on, and keeps pages of other sites out: they
 * could log a visitor in, or publish with the visitor's login.
 */
@DemoOnly
@Priority(Priorities.AUTHENTICATION)
public class DemoFilter implements ContainerRequestFilter {

    @Inject private DemoSettings settings;
    @Inject private OwnSite own;

    /** What the name of this server and its page are read from. */
    @Context private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!settings.on()) {
            throw new NotFoundException(
                    "The example pages' backend is off; " + DemoSettings.ON + "=true turns it on");
        }
        DemoCall call =
                new DemoCall(
                        request.getMethod(), request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        if (!isOurPages(request.getHeaderString("Origin"))) {
            throw new ForbiddenException("Only this server's own pages may use their backend");
        }
        if (!call.isJson()) {
            throw new NotSupportedException("Only JSON is taken: Content-Type: application/json");
        }
    }

    /** A key in the request, which opens the API under any name, is worth nothing here. */
    private boolean isOurPages(String origin) {
        return own.isForThisServer(servletRequest)
                && (origin == null || own.isOwnPage(origin, servletRequest));
    }
}
