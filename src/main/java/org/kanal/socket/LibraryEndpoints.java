package org.kanal.socket;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import org.kanal.support.Mount;

/**
 * Adds the endpoint to those of the application around it. The container has found it; but where
 * the application has a {@code ServerApplicationConfig}, that one chooses, and it knows nothing of
 * Kanal. What is added twice is there once.
 */
@WebListener
public class LibraryEndpoints implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (Mount.isLibrary()) {
            add(event.getServletContext());
        }
    }

    private static void add(ServletContext context) {
        Object container = context.getAttribute(ServerContainer.class.getName());
        if (!(container instanceof ServerContainer sockets)) {
            throw new IllegalStateException(
                    "Kanal does not start: this application has no WebSocket container");
        }
        try {
            sockets.addEndpoint(LibraryEndpoint.class);
        } catch (DeploymentException e) {
            throw new IllegalStateException(
                    "Kanal does not start: its WebSocket endpoint cannot be added: "
                            + e.getMessage(),
                    e);
        }
    }
}
