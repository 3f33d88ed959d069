package org.kanal.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/** Lets only those in who bring an API key as {@code Authorization: Bearer KEY}. */
@NeedsApiKey
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    @Inject private ApiKeys keys;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<ApiKeys.Owner> owner =
                Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                        .map(header -> header.substring(SCHEME.length()).strip())
                        .flatMap(keys::ownerOfKey);
        if (owner.isPresent()) {
            request.setSecurityContext(
                    new KeyOwner(owner.get(), request.getSecurityContext().isSecure()));
        } else {
            request.abortWith(
                    Problem.of(
                                    401,
                                    "An API key is needed: Authorization: Bearer KEY, one of"
                                            + " kanal.api.keys or kanal.apps.ID.api.keys")
                            .responseBuilder()
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                            .build());
        }
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
