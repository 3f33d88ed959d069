package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KeptBytesTest {

    private final KeptBytes kept = new KeptBytes(3);
    private final long empty = kept.bytes();

    @Test
    void an_entry_counts_until_it_is_overwritten() {
        kept.added(1, 1_000);
        long one = kept.bytes();
        assertTrue(one >= empty + 1_000);
        kept.added(2, 1_000);
        kept.added(3, 1_000);
        long full = kept.bytes();
        kept.added(4, 1_000);
        assertEquals(full, kept.bytes());
    }

    @Test
    void an_entry_counts_until_it_has_gone_for_its_age() {
        for (int offset = 1; offset <= 5; offset++) {
            kept.added(offset, 100);
        }
        long full = kept.bytes();
        kept.goneBefore(5);
        assertTrue(kept.bytes() < full);
        assertTrue(kept.hasEntries());
        kept.goneBefore(6);
        assertEquals(empty, kept.bytes());
        assertFalse(kept.hasEntries());
    }
}
