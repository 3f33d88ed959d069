package org.kanal.socket;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Declares the role that makes a login an administrator's: the container answers {@code
 * isUserInRole} for declared roles only. A group of the same name has the role by default.
 */
@WebListener
public class AdminRole implements ServletContextListener {

    @Inject private SocketSettings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (!settings.adminRole().isBlank()) {
            event.getServletContext().declareRoles(settings.adminRole());
        }
    }
}
