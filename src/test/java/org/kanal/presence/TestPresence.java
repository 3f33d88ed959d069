package org.kanal.presence;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.kanal.api.Channel;
import org.kanal.cluster.AlonePeers;
import org.kanal.facts.Facts;
import org.kanal.support.DaemonThreads;

/** Presence on stand-ins. */
public final class TestPresence {

    static final PresenceSettings.Cluster CLUSTER =
            new PresenceSettings.Cluster(
                    Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(2));

    private TestPresence() {}

    /** A node that is alone. */
    static PresenceNode node(
            PresenceSettings settings, LongSupplier clock, BiConsumer<Channel, Object> facts) {
        return node(settings, clock, clock, facts);
    }

    /** A node that is alone, on a machine whose time of day is somebody's to set. */
    static PresenceNode node(
            PresenceSettings settings,
            LongSupplier clock,
            LongSupplier timeOfDay,
            BiConsumer<Channel, Object> facts) {
        return new PresenceNode(
                settings,
                new PresenceNode.Surroundings("n1", clock, timeOfDay, (to, text) -> {}),
                true,
                facts);
    }

    /** Who attends the channels that these rules name. */
    public static Attendances attendances(String rules, Facts facts) {
        return new Attendances(settings(rules), facts, new DaemonThreads(), new AlonePeers("test"));
    }

    static PresenceSettings settings(String rules) {
        return settings(rules, new PresenceSettings.Sizes(1_024, 1_000, 262_144, 1_000));
    }

    static PresenceSettings settings(String rules, PresenceSettings.Sizes sizes) {
        return new PresenceSettings(
                PresenceRule.parse(rules),
                Duration.ofSeconds(15),
                Duration.ofMillis(50),
                new PresenceSettings.Pace(20_000, 65_536),
                sizes,
                64 << 20,
                CLUSTER);
    }
}
