package org.kanal.demo;

import jakarta.ws.rs.HttpMethod;
import java.util.Set;

/**
 * How a request for the demo's backend came. A browser lets the pages of other sites send one with
 * the visitor's cookies, as long as it looks like a form's.
 *
 * @param contentType the Content-Type header; may be null
 */
record DemoCall(String method, String contentType) {

    private static final Set<String> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private static final String JSON = "application/json";

    /** Whether its body, if it has one, says that it is JSON: forms cannot. */
    boolean isJson() {
        return WITHOUT_BODY.contains(method)
                || contentType != null
                        && JSON.equalsIgnoreCase(contentType.split(";", 2)[0].strip());
    }
}
