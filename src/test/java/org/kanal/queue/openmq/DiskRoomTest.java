package org.kanal.queue.openmq;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kanal.api.Unavailable;

class DiskRoomTest {

    private static final long MB = 1L << 20;

    private long now = Long.MAX_VALUE - 5; // nanoTime may turn over
    private long free = 100 * MB;
    private int looks;
    private final DiskRoom room =
            new DiskRoom(
                    64 * MB,
                    () -> {
                        looks++;
                        return free;
                    },
                    () -> now);

    @Test
    void aFullDiskRefusesNamingWhatIsLeftAndWhatIsAllowed() {
        free = 3 * MB;
        String message = assertThrows(Unavailable.class, room::require).getMessage();
        assertTrue(message.contains("3 MB") && message.contains("64 MB"), message);
        assertTrue(message.contains("kanal.data.min-free-bytes"), message);
    }

    @Test
    void whereThereIsRoomAgainItGoesOn() {
        free = 3 * MB;
        assertThrows(Unavailable.class, room::require);
        free = 64 * MB;
        now += TimeUnit.SECONDS.toNanos(1);
        assertDoesNotThrow(room::require);
    }

    @Test
    void theDiskIsLookedAtOnceASecondHoweverManyAsk() {
        for (int i = 0; i < 1_000; i++) {
            room.require();
        }
        assertEquals(1, looks);
    }

    @Test
    void aDiskThatTellsNothingRefusesNothing() {
        DiskRoom unknown =
                new DiskRoom(
                        64 * MB,
                        () -> {
                            throw new IOException("on purpose");
                        },
                        () -> now);
        assertDoesNotThrow(unknown::require);
    }

    @Test
    void withoutAMinimumNobodyLooks() {
        free = 0;
        DiskRoom any = new DiskRoom(0, () -> free, () -> now);
        assertDoesNotThrow(any::require);
    }
}
