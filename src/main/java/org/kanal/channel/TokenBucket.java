package org.kanal.channel;

/**
 * A measure that fills by itself: it holds so much at most, and gets so much back each second.
 * Whoever counts something against time counts it with one of these. Not thread-safe.
 */
public final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1_000_000_000.0;

    private final double perSecond;
    private final double most;
    private double tokens;
    private long last;

    /**
     * A full one.
     *
     * @param perSecond what it gets back each second
     * @param most what it holds
     * @param now in nanoseconds, monotonic
     */
    public TokenBucket(double perSecond, double most, long now) {
        this.perSecond = perSecond;
        this.most = most;
        this.tokens = most;
        this.last = now;
    }

    /** Takes so much out of it; false, and nothing is taken, if that is not there. */
    public boolean take(double amount, long now) {
        if (available(now) < amount) {
            return false;
        }
        tokens -= amount;
        return true;
    }

    /** What is in it. */
    public double available(long now) {
        tokens = Math.min(most, tokens + (now - last) * perSecond / NANOS_PER_SECOND);
        last = now;
        return tokens;
    }
}
