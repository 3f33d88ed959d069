package org.kanal.gateway;

import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * How many wrong tokens an address may bring until those from there have one thread for them all.
 *
 * @param burst at once ({@code kanal.api.failures-burst})
 * @param perSecond a second from then on ({@code kanal.api.failures-per-second})
 */
public record FailureSettings(int burst, int perSecond) {

    private static final String BURST = "kanal.api.failures-burst";
    private static final String PER_SECOND = "kanal.api.failures-per-second";

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public FailureSettings {
        Bounds.atLeast(BURST, burst, 1);
        Bounds.atLeast(PER_SECOND, perSecond, 1);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static FailureSettings from(SettingReader settings) {
        return new FailureSettings(settings.whole(BURST), settings.whole(PER_SECOND));
    }
}
