package org.kanal.connection;

import org.kanal.api.InvalidInput;

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

    private static final int LEAST_FRAME_BYTES = 1024;

    private static final int MOST_FRAME_BYTES = 2_097_152;

    /** What stands around a payload: type, id, and the longest channel, each character escaped. */
    private static final int ENVELOPE_BYTES = 1024;

    private static final int USUAL_FRAME_BYTES = 16_384;
    private static final String FRAME_KEY = "kanal.inbound.max-frame-bytes";

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public InboundSettings {
        if (maxFrameBytes < LEAST_FRAME_BYTES || maxFrameBytes > MOST_FRAME_BYTES) {
            throw new InvalidInput(
                    FRAME_KEY,
                    maxFrameBytes
                            + " is outside; allowed: "
                            + LEAST_FRAME_BYTES
                            + " to "
                            + MOST_FRAME_BYTES);
        }
        atLeastOne("kanal.inbound.frames-per-second", framesPerSecond);
        atLeastOne("kanal.inbound.burst", burst);
        atLeastOne("kanal.inbound.max-refused", maxRefused);
        atLeastOne("kanal.inbound.max-unread-pongs", maxUnreadPongs);
        if (maxWaitingBytes < maxFrameBytes) {
            throw new InvalidInput(
                    "kanal.inbound.max-waiting-bytes",
                    maxWaitingBytes
                            + " is too small; allowed: "
                            + maxFrameBytes
                            + " (kanal.inbound.max-frame-bytes) or more");
        }
    }

    /** The frame limit where nobody set one: the largest payload that is announced fits. */
    public static int frameBytesFor(int payloadMaxBytes) {
        return Math.max(USUAL_FRAME_BYTES, payloadMaxBytes + ENVELOPE_BYTES);
    }

    /**
     * @throws InvalidInput if clients are told that they may publish what no frame may hold
     */
    public static void refuseIfTooSmall(int maxFrameBytes, int payloadMaxBytes) {
        if (maxFrameBytes >= LEAST_FRAME_BYTES
                && maxFrameBytes < payloadMaxBytes + ENVELOPE_BYTES) {
            throw new InvalidInput(
                    FRAME_KEY,
                    maxFrameBytes
                            + " holds no publication of kanal.payload.max-bytes="
                            + payloadMaxBytes
                            + "; allowed: "
                            + (payloadMaxBytes + ENVELOPE_BYTES)
                            + " or more, or auto");
        }
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new InvalidInput(key, value + " is too small; allowed: 1 or more");
        }
    }
}
