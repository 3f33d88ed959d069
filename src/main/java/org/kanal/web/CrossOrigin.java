package org.kanal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Predicate;

/**
 * What browsers let pages of other sites read of Kanal's (CORS, as the Fetch standard has it):
 * those whose pages may connect, the scripts of the client and the answers of the HTTP API. Never
 * with cookies: who asks is told by a key or a token in the request, and nothing else.
 */
final class CrossOrigin {

    private static final String ORIGIN = "Origin";
    private static final String METHODS = "GET, POST, DELETE";
    private static final String HEADERS = "Authorization, Content-Type, Idempotency-Key";
    private static final String EXPOSED = "Retry-After, WWW-Authenticate, Allow";

    /** How long a browser need not ask again, in seconds. */
    private static final String AGE = "600";

    private final Predicate<String> allowed;

    /**
     * @param allowed whether pages from this origin may
     */
    CrossOrigin(Predicate<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * Adds the headers.
     *
     * @return true if the request was only whether another one may follow, and has its answer
     */
    boolean answer(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", ORIGIN); // whoever keeps the answer, keeps it for this origin
        String origin = request.getHeader(ORIGIN);
        if (origin == null || !allowed.test(origin)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        boolean isQuestion =
                request.getMethod().equals("OPTIONS")
                        && request.getHeader("Access-Control-Request-Method") != null;
        if (!isQuestion) {
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
            return false;
        }
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", HEADERS);
        response.setHeader("Access-Control-Max-Age", AGE);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }
}
