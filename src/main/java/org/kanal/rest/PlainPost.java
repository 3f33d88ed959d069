package org.kanal.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Enumeration;
import java.util.Optional;

/**
 * A request that publishes one message and says nothing that more than one reading is possible of:
 * no query, no escapes or parameters in the path, no choice of the answer's type.
 *
 * @param channel the channel's name
 */
record PlainPost(String channel) {

    private static final String BEFORE = "/channels/";
    private static final String AFTER = "/messages";

    /** Empty if the request is another one, or might be. */
    static Optional<PlainPost> of(HttpServletRequest request) {
        String path = request.getPathInfo();
        if (!request.getMethod().equals(HttpMethod.POST)
                || request.getQueryString() != null
                || path == null
                || !request.getRequestURI().endsWith(request.getServletPath() + path)
                || !takesJson(request.getHeader(HttpHeaders.ACCEPT))
                || hasTwoKeys(request)) {
            return Optional.empty();
        }
        return at(path);
    }

    /**
     * What a request posts to, of which only the path is known; empty if that is no channel, or may
     * be read in more than one way.
     *
     * @param path below the address of the API, as it came
     */
    static Optional<PlainPost> at(String path) {
        int end = path.length() - AFTER.length();
        return path.startsWith(BEFORE)
                        && path.endsWith(AFTER)
                        && end > BEFORE.length()
                        && isPlain(path, BEFORE.length(), end)
                ? Optional.of(new PlainPost(path.substring(BEFORE.length(), end)))
                : Optional.empty();
    }

    private static boolean hasTwoKeys(HttpServletRequest request) {
        Enumeration<String> keys = request.getHeaders(MessagesResource.IDEMPOTENCY_KEY);
        if (keys.hasMoreElements()) {
            keys.nextElement();
        }
        return keys.hasMoreElements();
    }

    static boolean takesJson(String accept) {
        return accept == null
                || accept.equals(MediaType.WILDCARD)
                || accept.equals(MediaType.APPLICATION_JSON);
    }

    private static boolean isPlain(String path, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = path.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!isLetter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }
}
