package org.kanal.demo;

import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import org.kanal.rest.ApiPath;

/** Login, logout, and who is logged in. For these pages only, see {@link DemoFilter}. */
@ApiPath("/demo/login")
@DemoOnly
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {

    private static final int MAX_LENGTH = 100;
    private static final int TOO_MANY = 429;
    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject private SecurityContext security;
    @Inject private LoginGuard guard;

    @Context private HttpServletRequest request;
    @Context private HttpServletResponse response;

    /** Who asks: {@code {"type":"MEMBER","name":"ann"}}; a visitor has no name. */
    @GET
    public String who() {
        JsonObjectBuilder who = JSON.createObjectBuilder().add("type", type());
        Principal caller = request.getUserPrincipal();
        return (caller == null ? who : who.add("name", DemoUsers.shown(caller.getName())))
                .build()
                .toString();
    }

    /**
     * Logs in with {@code {"name":"ann","password":"…"}}, or answers 401, or 429 after many wrong
     * ones.
     */
    @POST
    public String login(InputStream body) throws ServletException, IOException {
        DemoRequest given = DemoRequest.read(body);
        String name = given.text("name", MAX_LENGTH);
        String password = given.text("password", MAX_LENGTH);
        if (!guard.admits(request)) {
            throw new ClientErrorException(
                    "Too many wrong passwords came from this address: try again in a second",
                    TOO_MANY);
        }
        logout();
        AuthenticationParameters parameters =
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential(name, password))
                        .newAuthentication(true);
        if (security.authenticate(request, response, parameters) != AuthenticationStatus.SUCCESS) {
            guard.failed(request);
            throw new NotAuthorizedException("There is no such user with this password", "Demo");
        }
        return who();
    }

    /**
     * Logs out. With the session end the WebSocket connections that were made with its login
     * (4011), and the client comes back as a visitor.
     */
    @DELETE
    public void logout() throws ServletException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.logout();
    }

    private String type() {
        if (request.getUserPrincipal() == null) {
            return "VISITOR";
        }
        return request.isUserInRole(DemoSettings.ADMIN_ROLE) ? "ADMIN" : "MEMBER";
    }
}
