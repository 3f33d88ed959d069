package org.kanal.gateway;

/**
 * How often something may happen: at once as often as the bucket holds, for long as often as it is
 * filled. Thread-safe.
 */
final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1_000_000_000;

    private final int perSecond;
    private final int burst;
    private double tokens;
    private long last;

    /**
     * @param now in nanoseconds, monotonic
     */
    TokenBucket(int perSecond, int burst, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.last = now;
    }

    /** Takes a token; false if there is none. */
    synchronized boolean take(long now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Whether it is as good as a new one. */
    synchronized boolean isFull(long now) {
        fill(now);
        return tokens >= burst;
    }

    private void fill(long now) {
        if (now - last > 0) {
            tokens = Math.min(burst, tokens + (now - last) * perSecond / NANOS_PER_SECOND);
            last = now;
        }
    }
}
