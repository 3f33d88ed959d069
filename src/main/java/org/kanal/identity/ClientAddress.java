package org.kanal.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Optional;

/**
 * Which address a connection comes from: the other end of its socket, or what a trusted proxy says.
 *
 * @param trustedHeader the header that the proxy in front of the server sets ({@code
 *     kanal.connections.address-header}); empty without a proxy, because anybody could send one
 */
public record ClientAddress(String trustedHeader) {

    /**
     * The last address in the header counts: the one that the nearest proxy has seen, and not what
     * the client wrote in front of it. Its port does not: each connection has another.
     */
    public IpAddress of(HttpServletRequest request) {
        return Optional.of(trustedHeader)
                .filter(header -> !header.isEmpty())
                .map(header -> last(request.getHeaders(header)))
                .map(value -> value.substring(value.lastIndexOf(',') + 1))
                .flatMap(IpAddress::of)
                .or(() -> IpAddress.of(request.getRemoteAddr()))
                .orElseGet(() -> new IpAddress(request.getRemoteAddr(), false));
    }

    /** A proxy may add a line of its own instead of going on with the client's. */
    private static String last(Enumeration<String> lines) {
        String last = "";
        while (lines.hasMoreElements()) {
            last = lines.nextElement();
        }
        return last;
    }
}
