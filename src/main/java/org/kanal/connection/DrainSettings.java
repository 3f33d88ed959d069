package org.kanal.connection;

import java.time.Duration;
import org.kanal.api.InvalidInput;
import org.kanal.support.Clustered;
import org.kanal.support.SettingReader;

/**
 * @param time over how long clients are sent to other nodes when this one is to stop ({@code
 *     kanal.drain.time}); zero for not at all before it stops
 */
public record DrainSettings(Duration time) {

    private static final String TIME = "kanal.drain.time";
    private static final Duration IN_A_CLUSTER = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * @throws InvalidInput if the time is negative or longer than ten minutes
     */
    public DrainSettings {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new InvalidInput(
                    TIME, time + " is not allowed; allowed: auto, or PT0S to " + LONGEST);
        }
    }

    /**
     * What the settings say; {@code auto} is 20 s in a cluster, and nothing where there is no other
     * node to go to.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static DrainSettings from(SettingReader settings) {
        if (settings.isAuto(TIME)) {
            return new DrainSettings(Clustered.by(settings) ? IN_A_CLUSTER : Duration.ZERO);
        }
        return new DrainSettings(settings.duration(TIME));
    }
}
