package org.kanal.connection;

import org.kanal.support.TokenBucket;

/**
 * How many frames one client may send: {@code burst} at once and {@code perSecond} for long. Not
 * thread-safe: frames of one connection come one after another.
 */
final class InboundLimit {

    private final TokenBucket frames;
    private final int enough;
    private int refused;

    InboundLimit(int perSecond, int burst, long now) {
        this.frames = new TokenBucket(burst, perSecond, now);
        this.enough = Math.min(perSecond, burst);
    }

    /**
     * Whether one more frame may pass.
     *
     * @param now in nanoseconds, monotonic
     */
    boolean admits(long now) {
        if (frames.available(now) >= enough) {
            refused = 0;
        }
        if (!frames.take(1, now)) {
            refused++;
            return false;
        }
        return true;
    }

    /**
     * How many frames were refused since the client last held back for a second. One that goes on
     * at any rate above what is allowed gets some frames in between; they do not excuse it.
     */
    int refused() {
        return refused;
    }
}
