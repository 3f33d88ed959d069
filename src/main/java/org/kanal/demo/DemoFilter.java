package org.kanal.demo;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Answers as if there were nothing, unless the demo is on, and keeps pages of other sites out: they
 * could log a visitor in, or publish with the visitor's login.
 */
@DemoOnly
@Priority(Priorities.AUTHENTICATION)
public class DemoFilter implements ContainerRequestFilter {

    @Inject private DemoSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!settings.on()) {
            throw new NotFoundException(
                    "The example pages' backend is off; " + DemoSettings.ON + "=true turns it on");
        }
        DemoCall call =
                new DemoCall(
                        request.getMethod(),
                        request.getHeaderString(HttpHeaders.CONTENT_TYPE),
                        request.getHeaderString("Origin"),
                        request.getHeaderString(HttpHeaders.HOST));
        if (!call.isFromOwnPage()) {
            throw new ForbiddenException("Only this server's own pages may use their backend");
        }
        if (!call.isJson()) {
            throw new NotSupportedException("Only JSON is taken: Content-Type: application/json");
        }
    }
}
