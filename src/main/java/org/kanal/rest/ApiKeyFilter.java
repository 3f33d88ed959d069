package org.kanal.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.kanal.identity.AdminRole;

/**
 * Lets only those in who bring an API key, or a token of a publisher; to read, where one sees all
 * that was ever for somebody, of an administrator.
 */
@NeedsApiKey
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    @Inject private Callers callers;
    @Inject private PublisherRole publisher;
    @Inject private AdminRole admin;

    @Context private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean publishes = request.getMethod().equals(HttpMethod.POST);
        String role = publishes ? publisher.name() : admin.name();
        callers.admit(request, servletRequest, List.of(role), false);
    }
}
