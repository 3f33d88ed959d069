package org.kanal.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import org.kanal.api.InvalidInput;
import org.kanal.api.PublishOptions;

/**
 * What the address of a request to publish says besides the channel. What nobody knows is refused:
 * it may be meant to say for whom the message is.
 *
 * @param parameters by name, decoded
 */
record PublishQuery(MultivaluedMap<String, String> parameters) {

    private static final String USERS = "users";
    private static final String PUBLISHER = "includePublisher";
    private static final String RESOURCE = "resourceId";
    private static final Set<String> KNOWN = Set.of(USERS, PUBLISHER, RESOURCE);

    /**
     * @throws InvalidInput naming a parameter that is unknown
     */
    PublishQuery {
        for (String name : parameters.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new InvalidInput(
                        name, "is unknown; allowed: users, includePublisher and resourceId");
            }
        }
    }

    /**
     * The same for an address whose path has the resource.
     *
     * @throws InvalidInput if it names one too
     */
    PublishQuery ofResource() {
        if (parameters.containsKey(RESOURCE)) {
            throw new InvalidInput(RESOURCE, "is there twice; allowed: in the path or the query");
        }
        return this;
    }

    /**
     * That no parameters are there.
     *
     * @param instead where it goes
     * @throws InvalidInput naming one that is
     */
    static void requireNone(MultivaluedMap<String, String> parameters, String instead) {
        parameters.keySet().stream()
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new InvalidInput(name, "is in the address; allowed: " + instead);
                        });
    }

    /** For whom the message is. */
    Set<String> users() {
        List<String> ids = parameters.get(USERS);
        return ids == null ? PublishOptions.EVERYBODY : Set.copyOf(ids);
    }

    /** Empty for the channel itself. */
    String resourceId() {
        String resource = once(RESOURCE);
        return resource == null ? "" : resource;
    }

    boolean includePublisher() {
        String value = once(PUBLISHER);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw new InvalidInput(PUBLISHER, "is neither true nor false; allowed: these two");
        }
        return "true".equals(value);
    }

    private String once(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new InvalidInput(name, "is there twice; allowed: once");
        }
        return values.isEmpty() ? null : values.get(0);
    }
}
