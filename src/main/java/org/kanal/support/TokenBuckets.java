package org.kanal.support;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One bucket for each key. Those that are full are no different from new ones, so they are let go
 * by and by: what is kept is for who was busy lately.
 */
public final class TokenBuckets<K> {

    private static final int SWEPT_FROM = 1_000;

    private final double capacity;
    private final double perSecond;
    private final Map<K, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final AtomicInteger sweepAt = new AtomicInteger(SWEPT_FROM);

    /**
     * @param capacity how many tokens each bucket holds; more than zero
     * @param perSecond how many come back each second; more than zero
     */
    public TokenBuckets(double capacity, double perSecond) {
        this.capacity = capacity;
        this.perSecond = perSecond;
    }

    /**
     * The bucket of a key; a full one if it has none.
     *
     * @param now by {@link System#nanoTime}
     */
    public TokenBucket of(K key, long now) {
        TokenBucket bucket =
                buckets.computeIfAbsent(key, any -> new TokenBucket(capacity, perSecond, now));
        int limit = sweepAt.get();
        if (buckets.size() > limit && sweepAt.compareAndSet(limit, Integer.MAX_VALUE)) {
            sweep(key, now);
        }
        return bucket;
    }

    /** Whether a key has one: it was in use lately. */
    public boolean isInUse(K key) {
        return buckets.containsKey(key);
    }

    int size() {
        return buckets.size();
    }

    /** When there are twice as many as are in use, so that each new one costs little. */
    private void sweep(K inUse, long now) {
        buckets.entrySet()
                .removeIf(entry -> !entry.getKey().equals(inUse) && entry.getValue().isFull(now));
        sweepAt.set(Math.max(SWEPT_FROM, 2 * buckets.size()));
    }
}
