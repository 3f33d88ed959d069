package org.kanal.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Refuses addresses that are not UTF-8, once the caller is known. */
@NeedsApiKey
@Priority(Priorities.AUTHORIZATION)
public class StrictAddressFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        StrictAddress.require(request.getUriInfo().getRequestUri());
    }
}
