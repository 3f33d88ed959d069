package org.kanal.gateway;

import java.time.Duration;
import org.kanal.api.InvalidInput;

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

    /** With a thousand recipients it still fits into what the broker takes. */
    private static final int MOST_PAYLOAD_BYTES = 1_000_000;

    private static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofHours(1);
    private static final int MOST_LANES = 64;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public GatewaySettings {
        if (payloadMaxBytes < 1 || payloadMaxBytes > MOST_PAYLOAD_BYTES) {
            throw new InvalidInput(
                    "kanal.payload.max-bytes",
                    payloadMaxBytes + " is outside; allowed: 1 to " + MOST_PAYLOAD_BYTES);
        }
        atLeastOne("kanal.connection.max-channels", maxChannels);
        atLeastOne("kanal.publish.max-waiting", publishBacklog);
        if (publishLanes < 1 || publishLanes > MOST_LANES) {
            throw new InvalidInput(
                    "kanal.publish.lanes",
                    publishLanes + " is outside; allowed: 1 to " + MOST_LANES);
        }
        if (heartbeat.compareTo(SHORTEST_HEARTBEAT) < 0
                || heartbeat.compareTo(LONGEST_HEARTBEAT) > 0) {
            throw new InvalidInput(
                    "kanal.heartbeat", heartbeat + " is outside; allowed: PT1S to PT1H");
        }
        if (publishTimeout.isNegative() || publishTimeout.isZero()) {
            throw new InvalidInput(
                    "kanal.publish.timeout",
                    publishTimeout + " is too short; allowed: more than zero, such as PT10S");
        }
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new InvalidInput(key, value + " is too small; allowed: 1 or more");
        }
    }
}
