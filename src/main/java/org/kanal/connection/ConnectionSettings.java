package org.kanal.connection;

import org.kanal.api.InvalidInput;

/**
 * @param most how many connections this server takes ({@code kanal.connections.max}); 0 for any
 *     number
 * @param mostPerAddress how many from one address ({@code kanal.connections.max-per-address}); 0
 *     for any number
 * @param sparesLoopback whether connections of this host are not counted per address: where nobody
 *     said how many an address may have
 * @param addressHeader the header in which a trusted proxy says where a connection comes from
 *     ({@code kanal.connections.address-header}); empty for none
 * @param direct whether frames are written below the WebSocket API where that is possible ({@code
 *     kanal.socket.direct})
 */
public record ConnectionSettings(
        int most,
        int mostPerAddress,
        boolean sparesLoopback,
        String addressHeader,
        boolean direct) {

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public ConnectionSettings {
        notNegative("kanal.connections.max", most);
        notNegative("kanal.connections.max-per-address", mostPerAddress);
        if (!addressHeader.matches("[A-Za-z0-9-]*")) {
            throw new InvalidInput(
                    "kanal.connections.address-header",
                    "'"
                            + addressHeader
                            + "' is no header; allowed: a name such as X-Forwarded-For, or nothing");
        }
    }

    private static void notNegative(String key, int value) {
        if (value < 0) {
            throw new InvalidInput(key, value + " is negative; allowed: 0 (any number) or more");
        }
    }
}
