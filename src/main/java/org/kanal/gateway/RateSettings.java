package org.kanal.gateway;

import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * How much of what costs others one subscriber may ask for.
 *
 * @param publishPerSecond how many messages one subscriber may publish on one channel from its
 *     pages, for long ({@code kanal.publish.subscriber-per-second})
 * @param publishBurst and at once ({@code kanal.publish.subscriber-burst})
 * @param replayPerSecond how many bytes of missed messages one connection gets, for long ({@code
 *     kanal.replay.bytes-per-second})
 * @param replayBurst and at once ({@code kanal.replay.burst-bytes})
 * @param addressReplayPerSecond how many bytes of them all connections of one address get together,
 *     for long ({@code kanal.replay.address-bytes-per-second})
 * @param addressReplayBurst and at once ({@code kanal.replay.address-burst-bytes})
 */
public record RateSettings(
        int publishPerSecond,
        int publishBurst,
        int replayPerSecond,
        int replayBurst,
        int addressReplayPerSecond,
        int addressReplayBurst) {

    private static final String PUBLISH = "kanal.publish.subscriber-per-second";
    private static final String PUBLISH_BURST = "kanal.publish.subscriber-burst";
    private static final String REPLAY = "kanal.replay.bytes-per-second";
    private static final String REPLAY_BURST = "kanal.replay.burst-bytes";
    private static final String ADDRESS = "kanal.replay.address-bytes-per-second";
    private static final String ADDRESS_BURST = "kanal.replay.address-burst-bytes";

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public RateSettings {
        Bounds.atLeast(PUBLISH, publishPerSecond, 1);
        Bounds.atLeast(PUBLISH_BURST, publishBurst, 1);
        Bounds.atLeast(REPLAY, replayPerSecond, 1);
        Bounds.atLeast(REPLAY_BURST, replayBurst, 1);
        Bounds.atLeast(ADDRESS, addressReplayPerSecond, 1);
        Bounds.atLeast(ADDRESS_BURST, addressReplayBurst, 1);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static RateSettings from(SettingReader settings) {
        return new RateSettings(
                settings.whole(PUBLISH),
                settings.whole(PUBLISH_BURST),
                settings.whole(REPLAY),
                settings.whole(REPLAY_BURST),
                settings.whole(ADDRESS),
                settings.whole(ADDRESS_BURST));
    }
}
