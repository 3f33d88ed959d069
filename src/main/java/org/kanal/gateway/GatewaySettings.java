package org.kanal.gateway;

import java.time.Duration;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * @param payloadMaxBytes the largest payload, in bytes of UTF-8 JSON ({@code
 *     kanal.payload.max-bytes})
 * @param maxChannels how many channels one connection may subscribe to ({@code
 *     kanal.connection.max-channels})
 * @param heartbeat after how long a silence the server pings ({@code kanal.heartbeat})
 * @param publishTimeout how long a publication may take to be accepted ({@code
 *     kanal.publish.timeout})
 * @param publishLanes how many threads publish; a channel belongs to one of them ({@code
 *     kanal.publish.lanes})
 * @param publishBacklog how many publications may wait for one of these threads ({@code
 *     kanal.publish.max-waiting})
 */
public record GatewaySettings(
        int payloadMaxBytes,
        int maxChannels,
        Duration heartbeat,
        Duration publishTimeout,
        int publishLanes,
        int publishBacklog) {

    private static final String PAYLOAD = "kanal.payload.max-bytes";
    private static final String CHANNELS = "kanal.connection.max-channels";
    private static final String HEARTBEAT = "kanal.heartbeat";
    private static final String TIMEOUT = "kanal.publish.timeout";
    private static final String LANES = "kanal.publish.lanes";
    private static final String WAITING = "kanal.publish.max-waiting";

    /** With a thousand recipients it still fits into what the broker takes. */
    private static final int MOST_PAYLOAD_BYTES = 1_000_000;

    private static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofHours(1);
    private static final int MOST_LANES = 64;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public GatewaySettings {
        Bounds.between(PAYLOAD, payloadMaxBytes, 1, MOST_PAYLOAD_BYTES);
        Bounds.atLeast(CHANNELS, maxChannels, 1);
        Bounds.between(HEARTBEAT, heartbeat, SHORTEST_HEARTBEAT, LONGEST_HEARTBEAT);
        Bounds.positive(TIMEOUT, publishTimeout, "PT10S");
        Bounds.between(LANES, publishLanes, 1, MOST_LANES);
        Bounds.atLeast(WAITING, publishBacklog, 1);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static GatewaySettings from(SettingReader settings) {
        return new GatewaySettings(
                settings.whole(PAYLOAD),
                settings.whole(CHANNELS),
                settings.duration(HEARTBEAT),
                settings.duration(TIMEOUT),
                settings.whole(LANES),
                settings.whole(WAITING));
    }
}
