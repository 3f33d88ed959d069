package org.kanal.presence;

import java.time.Duration;
import org.kanal.facts.Facts;
import org.kanal.support.DaemonThreads;

/** Presence on stand-ins. */
public final class TestPresence {

    private TestPresence() {}

    /** Who attends the channels that these rules name. */
    public static Attendances attendances(String rules, Facts facts) {
        return new Attendances(settings(rules), facts, new DaemonThreads());
    }

    static PresenceSettings settings(String rules) {
        return settings(rules, new PresenceSettings.Sizes(1_024, 1_000, 262_144, 1_000));
    }

    static PresenceSettings settings(String rules, PresenceSettings.Sizes sizes) {
        return new PresenceSettings(
                PresenceRule.parse(rules),
                Duration.ofSeconds(15),
                Duration.ofMillis(50),
                20_000,
                sizes,
                64 << 20,
                Duration.ofSeconds(30));
    }
}
