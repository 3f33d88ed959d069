package org.kanal.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000L;

    private final TokenBucket bucket = new TokenBucket(10, 30, 0);

    @Test
    void itIsFullAtFirstAndGivesNoMoreThanItHolds() {
        assertTrue(bucket.take(30, 0));
        assertFalse(bucket.take(1, 0));
    }

    @Test
    void whatCannotBeGivenWholeIsNotGivenInPart() {
        assertFalse(bucket.take(31, 0));
        assertEquals(30, bucket.available(0));
    }

    @Test
    void itFillsWithTimeAndNeverBeyondWhatItHolds() {
        bucket.take(30, 0);
        assertEquals(5, bucket.available(SECOND / 2), 1e-6);
        assertEquals(30, bucket.available(3_600 * SECOND));
    }
}
