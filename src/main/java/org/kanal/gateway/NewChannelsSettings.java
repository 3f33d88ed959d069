package org.kanal.gateway;

import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * How often clients may subscribe to channels that nobody at this server subscribes to.
 *
 * @param perSecond one connection, for long ({@code kanal.new-channels.per-second})
 * @param burst one connection, at once ({@code kanal.new-channels.burst})
 * @param addressPerSecond all connections of one address together, for long ({@code
 *     kanal.new-channels.address-per-second}); 0 for any number
 * @param addressBurst all connections of one address together, at once ({@code
 *     kanal.new-channels.address-burst})
 */
public record NewChannelsSettings(
        int perSecond, int burst, int addressPerSecond, int addressBurst) {

    private static final String PER_SECOND = "kanal.new-channels.per-second";
    private static final String BURST = "kanal.new-channels.burst";
    private static final String ADDRESS = "kanal.new-channels.address-per-second";
    private static final String ADDRESS_BURST = "kanal.new-channels.address-burst";

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public NewChannelsSettings {
        Bounds.atLeast(PER_SECOND, perSecond, 1);
        Bounds.atLeast(BURST, burst, 1);
        Bounds.atLeast(ADDRESS, addressPerSecond, 0);
        Bounds.atLeast(ADDRESS_BURST, addressBurst, 1);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static NewChannelsSettings from(SettingReader settings) {
        return new NewChannelsSettings(
                settings.whole(PER_SECOND),
                settings.whole(BURST),
                settings.whole(ADDRESS),
                settings.whole(ADDRESS_BURST));
    }
}
