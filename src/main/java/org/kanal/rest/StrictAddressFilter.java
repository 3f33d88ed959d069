package org.kanal.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kanal.api.InvalidInput;

/**
 * Refuses what an address or a body says that would be passed over: see {@link StrictRequests}.
 *
 * @param parameters those that may stand behind the question mark, each once; empty where the
 *     resource looks at them
 * @param takesBody whether the resource reads the body
 */
record StrictAddressFilter(Optional<Set<String>> parameters, boolean takesBody)
        implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        StrictAddress.require(request.getUriInfo().getRequestUri());
        parameters.ifPresent(known -> require(known, request.getUriInfo().getQueryParameters()));
        if (!takesBody && request.getMethod().equals(HttpMethod.POST) && request.hasEntity()) {
            throw new InvalidInput(
                    "body", "is not empty; allowed: none, and " + allowed() + " in the address");
        }
    }

    private String allowed() {
        return parameters
                .filter(names -> !names.isEmpty())
                .map(names -> String.join(", ", names))
                .orElse("nothing");
    }

    private void require(Set<String> known, Map<String, List<String>> given) {
        given.forEach(
                (name, values) -> {
                    if (!known.contains(name)) {
                        throw new InvalidInput(
                                name, "is unknown in the address; allowed: " + allowed());
                    } else if (values.size() > 1) {
                        throw new InvalidInput(name, "is there twice; allowed: once");
                    }
                });
    }
}
