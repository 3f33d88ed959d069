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
                || !path.startsWith(BEFORE)
                || !path.endsWith(AFTER)
                || !request.getRequestURI().endsWith(request.getServletPath() + path)
                || !takesJson(request.getHeader(HttpHeaders.ACCEPT))
                || hasTwoKeys(request)) {
            return Optional.empty();
        }
        int end = path.length() - AFTER.length();
        return end > BEFORE.length() && isPlain(path, BEFORE.length(), end)
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

    private static boolean takesJson(String accept) {
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
