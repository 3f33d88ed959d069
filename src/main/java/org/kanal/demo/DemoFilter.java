package org.kanal.demo;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Answers as if there were nothing, unless the demo is on. */
@Provider
@DemoOnly
@Priority(Priorities.AUTHENTICATION)
public class DemoFilter implements ContainerRequestFilter {

    @Inject private DemoSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!settings.on()) {
            throw new NotFoundException(
                    "The example pages' backend is off; " + DemoSettings.ON + "=true turns it on");
        }
    }
}
