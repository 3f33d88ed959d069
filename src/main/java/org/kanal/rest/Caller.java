package org.kanal.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import org.kanal.api.Subscriber;
import org.kanal.identity.ApiKeys;

/**
 * Who makes a request.
 *
 * @param principal an {@link ApiKeys.Owner}, or the name that a token says
 * @param groups those that it says
 * @param isSecure whether the request came by https
 */
record Caller(Principal principal, Set<String> groups, boolean isSecure)
        implements SecurityContext {

    static Caller of(ApiKeys.Owner owner) {
        return new Caller(owner, Set.of(), false);
    }

    static Caller of(Subscriber subscriber) {
        return new Caller(subscriber::id, subscriber.groups(), false);
    }

    /** The request is this one's from now on. */
    void enter(ContainerRequestContext request) {
        request.setSecurityContext(
                new Caller(principal, groups, request.getSecurityContext().isSecure()));
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public boolean isUserInRole(String role) {
        return groups.contains(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
