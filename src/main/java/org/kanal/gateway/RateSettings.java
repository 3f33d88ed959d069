package org.kanal.gateway;

import org.kanal.api.InvalidInput;

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

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public RateSettings {
        atLeastOne("kanal.publish.subscriber-per-second", publishPerSecond);
        atLeastOne("kanal.publish.subscriber-burst", publishBurst);
        atLeastOne("kanal.replay.bytes-per-second", replayPerSecond);
        atLeastOne("kanal.replay.burst-bytes", replayBurst);
        atLeastOne("kanal.replay.address-bytes-per-second", addressReplayPerSecond);
        atLeastOne("kanal.replay.address-burst-bytes", addressReplayBurst);
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new InvalidInput(key, value + " is too small; allowed: 1 or more");
        }
    }
}
