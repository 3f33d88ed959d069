package org.kanal.support;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private static final long SECOND = 1_000_000_000L;

    private final TokenBuckets<Integer> buckets = new TokenBuckets<>(2, 1);

    @Test
    void eachKeyHasItsOwn() {
        assertTrue(buckets.of(1, 0).take(2, 0));
        assertFalse(buckets.of(1, 0).take(1, 0));
        assertTrue(buckets.of(2, 0).take(2, 0));
    }

    @Test
    void thoseThatNobodyUsesAnyMoreAreLetGo() {
        for (int key = 0; key < 100_000; key++) {
            long now = key * SECOND / 100; // each is full again after a hundred others
            buckets.of(key, now).take(1, now);
        }
        assertTrue(buckets.size() <= 1_001, buckets.size() + " are kept");
    }

    @Test
    void thoseThatOweSomethingStay() {
        var owing = buckets.of(-1, 0);
        owing.spend(1_000_000, 0);
        for (int key = 0; key < 5_000; key++) {
            buckets.of(key, SECOND).take(1, SECOND);
        }
        assertSame(owing, buckets.of(-1, SECOND));
    }
}
