package org.kanal.demo;

import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import org.kanal.socket.OriginRule;

/**
 * How a request for the demo's backend came. A browser lets the pages of other sites send one with
 * the visitor's cookies, as long as it looks like a form's; and tells where it is from.
 *
 * @param contentType the Content-Type header; may be null
 * @param origin the Origin header; may be null: not everything is a browser
 * @param host the Host header; may be null
 */
record DemoCall(String method, String contentType, String origin, String host) {

    private static final Set<String> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private static final String JSON = "application/json";

    /** Whether its body, if it has one, says that it is JSON: forms cannot. */
    boolean isJson() {
        return WITHOUT_BODY.contains(method)
                || contentType != null
                        && JSON.equalsIgnoreCase(contentType.split(";", 2)[0].strip());
    }

    /** Whether no page of another site sent it. */
    boolean isFromOwnPage() {
        return origin == null || OriginRule.isOwn(origin, host);
    }
}
