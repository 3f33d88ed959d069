package org.kanal.connection;

import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * What a client may send.
 *
 * @param maxFrameBytes the largest frame from a client ({@code kanal.inbound.max-frame-bytes})
 * @param framesPerSecond how many frames a client may send for long ({@code
 *     kanal.inbound.frames-per-second})
 * @param burst how many it may send at once ({@code kanal.inbound.burst})
 * @param maxRefused after how many refused frames it is cut off, unless it holds back for a second
 *     in between ({@code kanal.inbound.max-refused})
 * @param maxWaitingBytes how much of what it sent may wait for its turn ({@code
 *     kanal.inbound.max-waiting-bytes})
 * @param maxUnreadPongs how many answers to its WebSocket pings a client may leave unread before it
 *     is cut off ({@code kanal.inbound.max-unread-pongs})
 */
public record InboundSettings(
        int maxFrameBytes,
        int framesPerSecond,
        int burst,
        int maxRefused,
        int maxWaitingBytes,
        int maxUnreadPongs) {

    private static final String FRAME = "kanal.inbound.max-frame-bytes";
    private static final String PER_SECOND = "kanal.inbound.frames-per-second";
    private static final String BURST = "kanal.inbound.burst";
    private static final String REFUSED = "kanal.inbound.max-refused";
    private static final String WAITING = "kanal.inbound.max-waiting-bytes";
    private static final String PONGS = "kanal.inbound.max-unread-pongs";

    private static final int LEAST_FRAME_BYTES = 1024;
    private static final int MOST_FRAME_BYTES = 2_097_152;
    private static final int USUAL_FRAME_BYTES = 16_384;
    private static final int USUAL_WAITING_BYTES = 262_144;

    /** What stands around a payload: type, id, and the longest channel, each character escaped. */
    private static final int ENVELOPE_BYTES = 1024;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public InboundSettings {
        Bounds.between(FRAME, maxFrameBytes, LEAST_FRAME_BYTES, MOST_FRAME_BYTES);
        Bounds.atLeast(PER_SECOND, framesPerSecond, 1);
        Bounds.atLeast(BURST, burst, 1);
        Bounds.atLeast(REFUSED, maxRefused, 1);
        Bounds.atLeast(PONGS, maxUnreadPongs, 1);
        if (maxWaitingBytes < maxFrameBytes) {
            throw new InvalidInput(
                    WAITING,
                    maxWaitingBytes
                            + " is too small; allowed: "
                            + maxFrameBytes
                            + " (kanal.inbound.max-frame-bytes) or more");
        }
    }

    /**
     * What the settings say.
     *
     * @param payloadMaxBytes the largest payload that clients are told they may publish
     * @param tokenBytes what a message with the largest token takes; 0 where none is taken
     * @throws InvalidInput if a value is not allowed, or no frame may hold such a payload
     */
    public static InboundSettings from(
            SettingReader settings, int payloadMaxBytes, int tokenBytes) {
        int least = payloadMaxBytes + ENVELOPE_BYTES;
        int frame =
                settings.whole(
                        FRAME, () -> Math.max(USUAL_FRAME_BYTES, Math.max(least, tokenBytes)));
        if (frame >= LEAST_FRAME_BYTES && frame < least) {
            throw new InvalidInput(
                    FRAME,
                    frame
                            + " holds no publication of kanal.payload.max-bytes="
                            + payloadMaxBytes
                            + "; allowed: "
                            + least
                            + " or more, or auto");
        }
        return new InboundSettings(
                frame,
                settings.whole(PER_SECOND),
                settings.whole(BURST),
                settings.whole(REFUSED),
                settings.whole(WAITING, () -> Math.max(USUAL_WAITING_BYTES, 2 * frame)),
                settings.whole(PONGS));
    }
}
