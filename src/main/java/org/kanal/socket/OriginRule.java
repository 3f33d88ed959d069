package org.kanal.socket;

import java.util.Set;
import org.kanal.site.Site;

/**
 * Which other sites' pages may connect.
 *
 * @param allowed origins as {@link Origins} writes them, or {@code *} for any
 */
record OriginRule(Set<String> allowed) {

    private static final String ANY = "*";

    /**
     * @param origin the request's Origin header
     */
    boolean allows(String origin) {
        return allowed.contains(ANY)
                || Site.of(origin).filter(site -> allowed.contains(site.toString())).isPresent();
    }
}
