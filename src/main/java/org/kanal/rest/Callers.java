package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.kanal.gateway.Exclusions;
import org.kanal.gateway.TokenCheck;
import org.kanal.gateway.TokenChecks;
import org.kanal.identity.ApiKeys;
import org.kanal.identity.Identity;
import org.kanal.support.Part;

/**
 * Finds out who makes a request with {@code Authorization: Bearer}, followed by an API key or a
 * token.
 */
@Part
public class Callers {

    private static final String SCHEME = "Bearer ";
    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;
    private static final int PATIENCE_SECONDS = 1;

    private final KeyGuard guard;
    private final TokenChecks tokens;
    private final Exclusions exclusions;

    @Inject
    Callers(KeyGuard guard, TokenChecks tokens, Exclusions exclusions) {
        this.guard = guard;
        this.tokens = tokens;
        this.exclusions = exclusions;
    }

    /**
     * Lets a request pass as whoever made it, or ends it.
     *
     * @param roles the groups of which a token must have one; blank for none
     * @param isForOwnOnly whether keys of other applications are not enough
     */
    void admit(
            ContainerRequestContext request,
            HttpServletRequest servletRequest,
            List<String> roles,
            boolean isForOwnOnly) {
        String given = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Optional<String> credential = credential(given);
        Optional<ApiKeys.Owner> owner = credential.flatMap(key -> guard.owner(servletRequest, key));
        if (owner.isPresent()) {
            if (isForOwnOnly && !owner.get().appId().isEmpty()) {
                request.abortWith(forbidden("This is not for keys of other applications"));
            } else {
                Caller.of(owner.get()).enter(request);
            }
        } else if (credential.filter(this::isToken).isPresent()) {
            admitToken(request, servletRequest, credential.get(), roles);
        } else {
            request.abortWith(
                    given != null && guard.isTooMuch(servletRequest)
                            ? tooMany()
                            : unauthorized(
                                    "An API key is needed: Authorization: Bearer KEY, one of"
                                            + " kanal.api.keys or kanal.apps.ID.api.keys"));
        }
    }

    /**
     * Whose API key a request holds; empty if it holds none that is known, or none is looked at
     * from where it comes.
     */
    Optional<ApiKeys.Owner> owner(HttpServletRequest request) {
        return credential(request.getHeader(HttpHeaders.AUTHORIZATION))
                .flatMap(key -> guard.owner(request, key));
    }

    /** The same for a request with this header, from this address. */
    Optional<ApiKeys.Owner> owner(String authorization, String address) {
        return credential(authorization).flatMap(key -> guard.owner(address, key));
    }

    private static Optional<String> credential(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    private boolean isToken(String credential) {
        return tokens.areTaken() && credential.startsWith("eyJ") && credential.indexOf('.') > 0;
    }

    private void admitToken(
            ContainerRequestContext request,
            HttpServletRequest servletRequest,
            String token,
            List<String> roles) {
        check(token, guard.address(servletRequest))
                .fold(
                        identity -> enter(request, identity, roles),
                        why ->
                                Optional.of(
                                        guard.isTooMuch(servletRequest)
                                                ? tooMany()
                                                : unauthorized(why)),
                        why -> Optional.of(unavailable(why)))
                .ifPresent(request::abortWith);
    }

    /** Lets it pass; what to answer if it may not. */
    private Optional<Response> enter(
            ContainerRequestContext request, Identity identity, List<String> roles) {
        if (exclusions.of(identity).isPresent()) {
            return Optional.of(unauthorized("The token was revoked, or its subscriber is banned"));
        }
        if (roles.stream().noneMatch(role -> isIn(identity, role))) {
            String wanted = String.join("' or '", roles);
            return Optional.of(forbidden("The token's groups do not hold '" + wanted + "'"));
        }
        Caller.of(identity.subscriber()).enter(request);
        return Optional.empty();
    }

    private static boolean isIn(Identity identity, String role) {
        return !role.isBlank() && identity.subscriber().groups().contains(role);
    }

    /** Waits, but not as long as an issuer may take: requests must not pile up for it. */
    private TokenCheck check(String token, String address) {
        CompletableFuture<TokenCheck> check = tokens.check(token, address);
        return check.completeOnTimeout(
                        new TokenCheck.Unknown("The token could not be checked in time"),
                        PATIENCE_SECONDS,
                        TimeUnit.SECONDS)
                .join();
    }

    private static Response unauthorized(String why) {
        return Problem.of(Response.Status.UNAUTHORIZED.getStatusCode(), why)
                .responseBuilder()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response forbidden(String why) {
        return Problem.of(FORBIDDEN, why).responseBuilder().build();
    }

    private static Response unavailable(String why) {
        return Problem.of(Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), why)
                .responseBuilder()
                .header(HttpHeaders.RETRY_AFTER, PATIENCE_SECONDS)
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
}
