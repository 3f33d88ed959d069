package org.kanal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PromisesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Promises promises = new Promises(Duration.ofSeconds(20));
    private int left;

    @Test
    void aPlaceThatNoConnectionTookIsGivenBackInTime() {
        ConnectionSlot place = promise(0);
        promises.look(19 * SECOND);
        assertEquals(0, left);
        promises.look(20 * SECOND);
        assertEquals(1, left);
        assertFalse(place.take());
    }

    @Test
    void aPlaceThatAConnectionTookStaysTaken() {
        ConnectionSlot place = promise(0);
        assertTrue(place.take());
        promises.look(20 * SECOND);
        assertEquals(0, left);
        assertEquals(0, promises.size());
    }

    @Test
    void thoseWhoseTimeIsNotOverAreKept() {
        promise(0);
        promise(5 * SECOND);
        promises.look(22 * SECOND);
        assertEquals(1, left);
        assertEquals(1, promises.size());
    }

    private ConnectionSlot promise(long now) {
        ConnectionSlot place = new ConnectionSlot("10.0.0.1", () -> left++);
        promises.add(place, now);
        return place;
    }
}
