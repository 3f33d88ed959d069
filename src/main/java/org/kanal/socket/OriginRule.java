package org.kanal.socket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Which origins may connect: the server's own, as the request's Host names it, and the allowed
 * ones.
 *
 * @param allowed origins such as {@code https://www.example.org}, or {@code *} for any
 */
public record OriginRule(Set<String> allowed) {

    private static final String ANY = "*";

    /**
     * @param origin the request's Origin header
     * @param host the request's Host header; may be null
     */
    boolean allows(String origin, String host) {
        return allowed.contains(ANY)
                || allowed.contains(origin.toLowerCase(Locale.ROOT))
                || isOwn(origin, host);
    }

    /**
     * Whether a page of this server sent a request.
     *
     * @param origin the request's Origin header
     * @param host the request's Host header; may be null
     */
    public static boolean isOwn(String origin, String host) {
        try {
            String authority = new URI(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (URISyntaxException e) {
            return false; // an origin that is none is nobody's
        }
    }
}
