package org.kanal.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.kanal.identity.ApiKeys;

/** Lets only those in who bring an API key as {@code Authorization: Bearer KEY}. */
@NeedsApiKey
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int TOO_MANY = 429;
    private static final int PATIENCE_SECONDS = 1;

    @Inject private ApiKeys keys;
    @Inject private KeyGuard guard;

    @Context private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Optional<ApiKeys.Owner> owner = owner(given);
        if (owner.isPresent()) {
            request.setSecurityContext(
                    new KeyOwner(owner.get(), request.getSecurityContext().isSecure()));
        } else {
            request.abortWith(
                    given != null && guard.isTooMuch(servletRequest) ? tooMany() : unauthorized());
        }
    }

    private Optional<ApiKeys.Owner> owner(String given) {
        return Optional.ofNullable(given)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .flatMap(keys::ownerOfKey);
    }

    private static Response unauthorized() {
        return Problem.of(
                        Response.Status.UNAUTHORIZED.getStatusCode(),
                        "An API key is needed: Authorization: Bearer KEY, one of"
                                + " kanal.api.keys or kanal.apps.ID.api.keys")
                .responseBuilder()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response tooMany() {
        return Problem.of(
                        TOO_MANY,
                        "Authorization: too many wrong API keys came from this address"
                                + " (kanal.api.failures-burst)")
                .responseBuilder()
                .header(HttpHeaders.RETRY_AFTER, PATIENCE_SECONDS)
                .build();
    }

    private record KeyOwner(ApiKeys.Owner owner, boolean isSecure) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return owner;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return SCHEME.strip();
        }
    }
}
