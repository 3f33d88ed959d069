package org.kanal.front;

/**
 * What one client's WebSocket frames may be, below what counts as a command.
 *
 * @param firstBytes how large its first message may be ({@code kanal.inbound.first-max-bytes})
 * @param mostBytes how large the others may be ({@code kanal.inbound.max-frame-bytes})
 * @param framesPerSecond how many frames it may send for long ({@code
 *     kanal.inbound.frames-per-second})
 * @param burst how many it may send at once ({@code kanal.inbound.burst})
 */
public record FrameLimits(int firstBytes, int mostBytes, int framesPerSecond, int burst) {

    /** Pings, pongs and parts of messages: as many as frames. */
    double piecesPerSecond() {
        return framesPerSecond;
    }

    double piecesAtOnce() {
        return burst;
    }

    /**
     * As if each frame that is allowed were as large as allowed: whoever sends more does not mind
     * errors.
     */
    double bytesPerSecond() {
        return (double) framesPerSecond * mostBytes;
    }

    double bytesAtOnce() {
        return (double) burst * mostBytes;
    }
}
