package org.kanal.site;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site as browsers tell them apart (RFC 6454): an origin.
 *
 * @param scheme in small letters, such as {@code https}
 * @param host in small letters; an IPv6 address in brackets
 * @param port the scheme's own where none was given; -1 for a scheme that has none
 */
public record Site(String scheme, String host, int port) {

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._~-]+)(?::(\\d{1,5}))?");
    private static final int MOST_PORT = 65_535;

    /**
     * @param origin as an {@code Origin} header has it: nothing behind the port
     * @return empty if it is none
     */
    public static Optional<Site> of(String origin) {
        int end = origin.indexOf("://");
        return end < 0
                ? Optional.empty()
                : of(origin.substring(0, end), origin.substring(end + "://".length()));
    }

    /**
     * @param authority a host, with or without a port, as a {@code Host} header has it
     * @return empty if it is none
     */
    public static Optional<Site> of(String scheme, String authority) {
        String lowScheme = scheme.toLowerCase(Locale.ROOT);
        Matcher parts = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
        if (!SCHEME.matcher(lowScheme).matches() || !parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group(2) == null ? portOf(lowScheme) : Integer.parseInt(parts.group(2));
        return port > MOST_PORT
                ? Optional.empty()
                : Optional.of(new Site(lowScheme, parts.group(1), port));
    }

    private static int portOf(String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> -1;
        };
    }

    /** As browsers write it: without the scheme's own port. */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == portOf(scheme) ? "" : ":" + port);
    }
}
