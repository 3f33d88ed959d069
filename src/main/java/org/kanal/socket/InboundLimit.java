package org.kanal.socket;

/**
 * How many frames one client may send: a token bucket that holds {@code burst} and gets {@code
 * perSecond} back. Not thread-safe: frames of one connection come one after another.
 */
final class InboundLimit {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int perSecond;
    private final int burst;
    private double tokens;
    private long last;
    private int refused;

    InboundLimit(int perSecond, int burst, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.last = now;
    }

    /**
     * Whether one more frame may pass.
     *
     * @param now in nanoseconds, monotonic
     */
    boolean admits(long now) {
        tokens = Math.min(burst, tokens + (double) (now - last) * perSecond / NANOS_PER_SECOND);
        last = now;
        if (tokens >= Math.min(perSecond, burst)) {
            refused = 0;
        }
        if (tokens < 1) {
            refused++;
            return false;
        }
        tokens -= 1;
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
