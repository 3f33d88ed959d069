package org.kanal.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.kanal.identity.AdminRole;

/** Lets only operators in: see {@link NeedsAdmin}. */
@NeedsAdmin
@Priority(Priorities.AUTHENTICATION)
public class AdminFilter implements ContainerRequestFilter {

    @Inject private Callers callers;
    @Inject private AdminRole admin;

    @Context private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        callers.admit(request, servletRequest, List.of(admin.name()), true);
    }
}
