package org.kanal.front;

import java.time.Duration;
import org.kanal.api.InvalidInput;

/**
 * What stands between strangers and the server's threads and memory.
 *
 * @param isOn whether the server's HTTP listener is guarded ({@code kanal.http.guard})
 * @param mostConnections how many network connections it takes ({@code kanal.http.max-connections})
 * @param headTime how long a request's head may take ({@code kanal.http.head-timeout})
 * @param bodyPause how long nothing may come of a body ({@code kanal.http.body-pause})
 * @param bodyTime how long all of a body may take ({@code kanal.http.body-timeout})
 * @param mostBodyBytes the largest body ({@code kanal.http.max-body-bytes})
 * @param mostFormBytes the largest body that is a form ({@code kanal.http.max-form-bytes})
 * @param waitingBytes what all bodies that are not complete may take ({@code
 *     kanal.http.max-waiting-bytes})
 * @param firstBytes the largest first message of a WebSocket ({@code
 *     kanal.inbound.first-max-bytes})
 * @param messageTime how long a message may take that has begun ({@code
 *     kanal.inbound.message-timeout})
 * @param partialBytes what all messages that are not complete may take ({@code
 *     kanal.inbound.max-partial-bytes})
 */
public record FrontSettings(
        boolean isOn,
        int mostConnections,
        Duration headTime,
        Duration bodyPause,
        Duration bodyTime,
        int mostBodyBytes,
        int mostFormBytes,
        long waitingBytes,
        int firstBytes,
        Duration messageTime,
        long partialBytes) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final int LEAST_BYTES = 1024;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public FrontSettings {
        atLeast("kanal.http.max-connections", mostConnections, 1);
        atLeast("kanal.http.head-timeout", headTime);
        atLeast("kanal.http.body-pause", bodyPause);
        atLeast("kanal.http.body-timeout", bodyTime);
        atLeast("kanal.http.max-waiting-bytes", waitingBytes, LEAST_BYTES);
        atLeast("kanal.http.max-body-bytes", mostBodyBytes, LEAST_BYTES);
        atLeast("kanal.http.max-form-bytes", mostFormBytes, 0);
        atLeast("kanal.inbound.first-max-bytes", firstBytes, LEAST_BYTES);
        atLeast("kanal.inbound.message-timeout", messageTime);
        atLeast("kanal.inbound.max-partial-bytes", partialBytes, LEAST_BYTES);
        if (waitingBytes < mostBodyBytes) {
            throw new InvalidInput(
                    "kanal.http.max-waiting-bytes",
                    waitingBytes
                            + " is too small; allowed: "
                            + mostBodyBytes
                            + " (kanal.http.max-body-bytes) or more");
        }
    }

    public Patience.Times times() {
        return new Patience.Times(headTime, bodyPause, bodyTime, messageTime);
    }

    private static void atLeast(String key, long value, long least) {
        if (value < least) {
            throw new InvalidInput(key, value + " is too small; allowed: " + least + " or more");
        }
    }

    private static void atLeast(String key, Duration value) {
        if (value.compareTo(SHORTEST) < 0) {
            throw new InvalidInput(
                    key, value + " is too short; allowed: " + SHORTEST + " or longer");
        }
    }
}
