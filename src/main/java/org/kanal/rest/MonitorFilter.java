package org.kanal.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.kanal.identity.AdminRole;

/** Lets collectors of metrics in: see {@link NeedsMonitor}. */
@NeedsMonitor
@Priority(Priorities.AUTHENTICATION)
public class MonitorFilter implements ContainerRequestFilter {

    @Inject private Callers callers;
    @Inject private MetricsAccess access;
    @Inject private AdminRole admin;

    @Context private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!access.isOpen()) {
            callers.admit(request, servletRequest, List.of(access.role(), admin.name()), true);
        }
    }
}
