package org.kanal.socket;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Which address a connection comes from: the other end of its socket, or what a trusted proxy says.
 *
 * @param trustedHeader the header that the proxy in front of the server sets ({@code
 *     kanal.connections.address-header}); empty without a proxy, because anybody could send one
 */
record ClientAddress(String trustedHeader) {

    /**
     * The last address in the header counts: the one that the nearest proxy has seen, and not what
     * the client wrote in front of it.
     */
    String of(HttpServletRequest request) {
        return Optional.of(trustedHeader)
                .filter(header -> !header.isEmpty())
                .map(request::getHeader)
                .map(value -> value.substring(value.lastIndexOf(',') + 1).strip())
                .filter(address -> !address.isEmpty())
                .orElseGet(request::getRemoteAddr);
    }
}
