package org.kanal.it.overlay;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** A global filter of the application: it marks what it sees. */
@Provider
@PreMatching
public class OwnFilter implements ContainerRequestFilter, ContainerResponseFilter {

    static final String MARK = "X-Own-Filter";

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(MARK, "request");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(MARK, String.valueOf(request.getProperty(MARK)));
    }
}
