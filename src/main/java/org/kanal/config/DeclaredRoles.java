package org.kanal.config;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.HashSet;
import java.util.Set;
import org.kanal.identity.AdminRole;
import org.kanal.identity.KnownRoles;
import org.kanal.permission.rules.PermissionRules;
import org.kanal.support.Injected;

/**
 * Declares the roles that logins are asked for: the administrators', the known ones, and those that
 * the permission rules name at the start. The container answers {@code isUserInRole} for declared
 * roles only, and takes declarations at the start only. A group of the same name has the role by
 * default.
 */
@WebListener
public class DeclaredRoles implements ServletContextListener {

    @Inject private AdminRole admin;
    @Inject private KnownRoles known;
    @Inject private PermissionRules rules;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Injected.require(known);
        Set<String> roles = new HashSet<>(known.names());
        roles.addAll(rules.groups());
        roles.add(admin.name());
        roles.removeIf(String::isBlank);
        event.getServletContext().declareRoles(roles.toArray(String[]::new));
    }
}
