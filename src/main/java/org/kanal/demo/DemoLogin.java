package org.kanal.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The container's login for pages that log in with {@code fetch}: {@link LoginResource} brings name
 * and password, and the session cookie carries the login from then on, into the WebSocket handshake
 * too. Nobody is forced to log in.
 */
@ApplicationScoped
@AutoApplySession
@DemoOnly
public class DemoLogin implements HttpAuthenticationMechanism {

    @Inject private IdentityStoreHandler users;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Credential credential = context.getAuthParameters().getCredential();
        if (credential != null) {
            return context.notifyContainerAboutLogin(users.validate(credential));
        }
        // What an application in the same WAR protects is refused with a status: the container
        // would answer 200 and nothing.
        return context.isProtected() ? context.responseUnauthorized() : context.doNothing();
    }
}
