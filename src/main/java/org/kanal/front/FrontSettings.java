package org.kanal.front;

import java.time.Duration;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

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

    private static final String CONNECTIONS = "kanal.http.max-connections";
    private static final String HEAD = "kanal.http.head-timeout";
    private static final String PAUSE = "kanal.http.body-pause";
    private static final String BODY = "kanal.http.body-timeout";
    private static final String BODY_BYTES = "kanal.http.max-body-bytes";
    private static final String FORM_BYTES = "kanal.http.max-form-bytes";
    private static final String WAITING = "kanal.http.max-waiting-bytes";
    private static final String FIRST = "kanal.inbound.first-max-bytes";
    private static final String MESSAGE = "kanal.inbound.message-timeout";
    private static final String PARTIAL = "kanal.inbound.max-partial-bytes";

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final int LEAST_BYTES = 1024;

    /** Of the heap: bodies and messages that are not complete, each a few times what it counts. */
    private static final int BODIES_SHARE = 16;

    private static final int MESSAGES_SHARE = 32;

    /** Network connections beside the WebSockets: those of plain requests. */
    private static final int PLAIN_CONNECTIONS = 1_000;

    /** A connect command without a token. */
    private static final int USUAL_FIRST_BYTES = 4_096;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public FrontSettings {
        Bounds.atLeast(CONNECTIONS, mostConnections, 1);
        Bounds.atLeast(HEAD, headTime, SHORTEST);
        Bounds.atLeast(PAUSE, bodyPause, SHORTEST);
        Bounds.atLeast(BODY, bodyTime, SHORTEST);
        Bounds.atLeast(WAITING, waitingBytes, LEAST_BYTES);
        Bounds.atLeast(BODY_BYTES, mostBodyBytes, LEAST_BYTES);
        Bounds.atLeast(FORM_BYTES, mostFormBytes, 0);
        Bounds.atLeast(FIRST, firstBytes, LEAST_BYTES);
        Bounds.atLeast(MESSAGE, messageTime, SHORTEST);
        Bounds.atLeast(PARTIAL, partialBytes, LEAST_BYTES);
        if (waitingBytes < mostBodyBytes) {
            throw new InvalidInput(
                    WAITING,
                    waitingBytes
                            + " is too small; allowed: "
                            + mostBodyBytes
                            + " (kanal.http.max-body-bytes) or more");
        }
    }

    /**
     * What the settings say; much of it is a share of the memory.
     *
     * @param sockets how many connections are WebSockets at most; 0 for any number
     * @param requestBytes the largest body that a resource of Kanal's takes
     * @param tokenBytes what a message with the largest token takes; 0 where none is taken
     * @throws InvalidInput if a value is not allowed
     */
    public static FrontSettings from(
            SettingReader settings, int sockets, long requestBytes, int tokenBytes) {
        long heap = Runtime.getRuntime().maxMemory();
        long waiting = settings.large(WAITING, () -> heap / BODIES_SHARE);
        return new FrontSettings(
                settings.yesOrNo("kanal.http.guard"),
                settings.whole(
                        CONNECTIONS,
                        () -> sockets == 0 ? Integer.MAX_VALUE : sockets + PLAIN_CONNECTIONS),
                settings.duration(HEAD),
                settings.duration(PAUSE),
                settings.duration(BODY),
                settings.whole(BODY_BYTES, () -> (int) Math.min(requestBytes, waiting)),
                settings.whole(FORM_BYTES),
                waiting,
                settings.whole(FIRST, () -> Math.max(USUAL_FIRST_BYTES, tokenBytes)),
                settings.duration(MESSAGE),
                settings.large(PARTIAL, () -> heap / MESSAGES_SHARE));
    }

    /** How long one waits for what has begun. */
    public Patience.Times times() {
        return new Patience.Times(headTime, bodyPause, bodyTime, messageTime);
    }
}
