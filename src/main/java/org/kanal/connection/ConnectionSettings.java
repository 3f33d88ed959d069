package org.kanal.connection;

import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

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
 * @param commandThreads on how many threads clients' commands run ({@code kanal.commands.threads})
 */
public record ConnectionSettings(
        int most,
        int mostPerAddress,
        boolean sparesLoopback,
        String addressHeader,
        boolean direct,
        int commandThreads) {

    private static final String MAX = "kanal.connections.max";
    private static final String MAX_PER_ADDRESS = "kanal.connections.max-per-address";
    private static final String ADDRESS_HEADER = "kanal.connections.address-header";

    private static final String COMMAND_THREADS = "kanal.commands.threads";

    private static final int MOST_THREADS = 1_000;
    private static final int USUAL = 20_000;
    private static final int USUAL_PER_ADDRESS = 500;

    /** What one takes of the heap. */
    private static final int BYTES = 40_960;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public ConnectionSettings {
        notNegative(MAX, most);
        notNegative(MAX_PER_ADDRESS, mostPerAddress);
        Bounds.between(COMMAND_THREADS, commandThreads, 1, MOST_THREADS);
        if (!addressHeader.matches("[A-Za-z0-9-]*")) {
            throw new InvalidInput(
                    ADDRESS_HEADER,
                    "'"
                            + addressHeader
                            + "' is no header; allowed: a name such as X-Forwarded-For, or nothing");
        }
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static ConnectionSettings from(SettingReader settings) {
        return new ConnectionSettings(
                settings.whole(MAX, ConnectionSettings::asManyAsFit),
                settings.whole(MAX_PER_ADDRESS, () -> USUAL_PER_ADDRESS),
                settings.isAuto(MAX_PER_ADDRESS),
                settings.text(ADDRESS_HEADER),
                settings.yesOrNo("kanal.socket.direct"),
                settings.whole(COMMAND_THREADS));
    }

    /** Half of the heap may be theirs. */
    private static int asManyAsFit() {
        long fit = Runtime.getRuntime().maxMemory() / 2 / BYTES;
        return (int) Math.max(1, Math.min(USUAL, fit));
    }

    private static void notNegative(String key, int value) {
        if (value < 0) {
            throw new InvalidInput(key, value + " is negative; allowed: 0 (any number) or more");
        }
    }
}
