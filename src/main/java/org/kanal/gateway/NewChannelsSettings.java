package org.kanal.gateway;

import org.kanal.api.InvalidInput;

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

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public NewChannelsSettings {
        atLeast(1, "kanal.new-channels.per-second", perSecond);
        atLeast(1, "kanal.new-channels.burst", burst);
        atLeast(0, "kanal.new-channels.address-per-second", addressPerSecond);
        atLeast(1, "kanal.new-channels.address-burst", addressBurst);
    }

    private static void atLeast(int least, String key, int value) {
        if (value < least) {
            throw new InvalidInput(key, value + " is too small; allowed: " + least + " or more");
        }
    }
}
