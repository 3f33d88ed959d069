package org.kanal.identity;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.annotation.WebListener;
import java.util.Set;
import org.kanal.support.Injected;
import org.kanal.support.Mount;

/**
 * Sessions are known by their cookie only, which scripts do not see: an id in an address would
 * stand in logs and in what browsers tell other sites. Sessions of an application that Kanal is a
 * library of are that application's.
 */
@WebListener
public class SessionCookies implements ServletContextListener {

    @Inject private LoginSettings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Injected.require(settings);
        if (Mount.isLibrary()) {
            return;
        }
        ServletContext context = event.getServletContext();
        context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
        context.getSessionCookieConfig().setHttpOnly(true);
        if (settings.secureCookie()) {
            context.getSessionCookieConfig().setSecure(true);
        }
    }
}
