package org.kanal.support;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000L;

    private final TokenBucket bucket = new TokenBucket(10, 2, 0);

    @Test
    void it_gives_what_it_holds_and_not_more() {
        assertTrue(bucket.take(10, 0));
        assertFalse(bucket.take(1, 0));
    }

    @Test
    void a_refusal_takes_nothing() {
        assertFalse(bucket.take(11, 0));
        assertTrue(bucket.take(10, 0));
    }

    @Test
    void it_gets_so_many_back_each_second_up_to_what_it_holds() {
        bucket.take(10, 0);
        assertTrue(bucket.take(2, SECOND));
        assertFalse(bucket.take(1, SECOND));
        assertFalse(bucket.isFull(2 * SECOND));
        assertTrue(bucket.isFull(60 * SECOND));
        assertFalse(bucket.take(11, 60 * SECOND));
    }

    @Test
    void what_is_spent_beyond_it_is_owed() {
        assertTrue(bucket.hasAny(0));
        bucket.spend(20, 0);
        assertFalse(bucket.hasAny(5 * SECOND));
        assertTrue(bucket.hasAny(6 * SECOND));
    }

    @Test
    void a_clock_that_was_read_earlier_takes_nothing_back() {
        bucket.take(10, SECOND);
        assertFalse(bucket.take(1, 0));
        assertTrue(bucket.take(2, 2 * SECOND));
    }
}
