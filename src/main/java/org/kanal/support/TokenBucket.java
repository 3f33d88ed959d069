package org.kanal.support;

/**
 * A limit over time: holds up to {@code capacity} tokens and gets {@code perSecond} back. Whoever
 * takes more than there are is refused. Safe for use by many threads.
 */
public final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1_000_000_000d;

    private final double capacity;
    private final double perSecond;
    private double tokens;
    private long last;

    /**
     * A full bucket.
     *
     * @param capacity how many may be taken at once; more than zero
     * @param perSecond how many come back each second; more than zero
     * @param now by {@link System#nanoTime}
     */
    public TokenBucket(double capacity, double perSecond, long now) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.tokens = capacity;
        this.last = now;
    }

    /**
     * Takes so many tokens; false, and takes none, if there are fewer.
     *
     * @param count zero or more
     * @param now by {@link System#nanoTime}
     */
    public synchronized boolean take(double count, long now) {
        refill(now);
        if (tokens < count) {
            return false;
        }
        tokens -= count;
        return true;
    }

    /**
     * Takes so many tokens though there may be fewer: what is owed comes back first.
     *
     * @param count zero or more
     */
    public synchronized void spend(double count, long now) {
        refill(now);
        tokens -= count;
    }

    /** How many are there; less than zero if some are owed. */
    public synchronized double available(long now) {
        refill(now);
        return tokens;
    }

    /** Whether anything is left, and nothing is owed. */
    public synchronized boolean hasAny(long now) {
        refill(now);
        return tokens > 0;
    }

    /** Whether it is as full as can be: then it is no different from a new one. */
    public synchronized boolean isFull(long now) {
        refill(now);
        return tokens >= capacity;
    }

    /** A clock that was read earlier, on another thread, takes nothing back. */
    private void refill(long now) {
        long passed = now - last;
        if (passed > 0) {
            tokens = Math.min(capacity, tokens + passed * perSecond / NANOS_PER_SECOND);
            last = now;
        }
    }
}
