package org.kanal.rest;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.kanal.support.TokenBucket;

/**
 * How often wrong API keys come from each address: so many at once, and then as many a second as
 * the settings say. From an address that brought more no key is looked at, as the next guess could
 * be the right one: none but those that were right from there before, whose owners never wait for
 * others behind the same proxy.
 */
final class FailedKeys {

    /** The addresses that failed last; more of them are forgotten. */
    private static final int MOST_ADDRESSES = 10_000;

    /** Of one address: its backends', each with a key or two. */
    private static final int MOST_RIGHT_KEYS = 100;

    private final int burst;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    /**
     * @param burst how many may fail at once
     * @param perSecond how many may fail each second from then on
     * @param nanoTime as {@link System#nanoTime}
     */
    FailedKeys(int burst, int perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** What becomes of one more failure. */
    enum Verdict {
        /** It is one of few. */
        TOLD,
        /** The first that is one too many. */
        FIRST_SLOWED,
        /** One too many. */
        SLOWED
    }

    private static final class Bucket {
        private final TokenBucket left;
        private boolean isSlowed;
        private final Set<String> right = new LinkedHashSet<>();

        Bucket(TokenBucket left) {
            this.left = left;
        }
    }

    /**
     * Whether a key from this address is looked at now.
     *
     * @param key the key, or what stands for it
     */
    synchronized boolean admits(String address, String key) {
        Bucket bucket = bucket(address);
        return bucket.left.available(nanoTime.getAsLong()) >= 1 || bucket.right.contains(key);
    }

    /** A key from this address was right. */
    synchronized void wasRight(String address, String key) {
        Set<String> right = bucket(address).right;
        if (right.add(key) && right.size() > MOST_RIGHT_KEYS) {
            right.remove(right.iterator().next());
        }
    }

    /** One more key from this address was wrong, or not looked at. */
    synchronized Verdict failed(String address) {
        Bucket bucket = bucket(address);
        long now = nanoTime.getAsLong();
        if (bucket.left.take(1, now)) {
            bucket.isSlowed = bucket.isSlowed && bucket.left.available(now) < burst / 2.0;
            return Verdict.TOLD;
        }
        Verdict verdict = bucket.isSlowed ? Verdict.SLOWED : Verdict.FIRST_SLOWED;
        bucket.isSlowed = true;
        return verdict;
    }

    private Bucket bucket(String address) {
        return buckets.computeIfAbsent(
                address,
                key -> new Bucket(new TokenBucket(burst, perSecond, nanoTime.getAsLong())));
    }
}
