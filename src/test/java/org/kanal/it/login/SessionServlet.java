package org.kanal.it.login;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What applications do with a login and its session, without invalidating it. */
@WebServlet("/it/session")
public class SessionServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient SecurityContext security;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (request.getParameter("do")) {
            case "logout" -> request.logout();
            case "login-bob" -> loginAgain(request, response);
            case "new-id" -> request.changeSessionId();
            case "idle" -> request.getSession().setMaxInactiveInterval(2);
            default -> response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        response.getWriter().print(request.getSession(false) != null);
    }

    private void loginAgain(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        request.logout();
        security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential("bob", "bob-demo"))
                        .newAuthentication(true));
    }
}
