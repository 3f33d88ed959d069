package org.kanal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WavesTest {

    @Test
    void aFewGoAtOnce() {
        Waves waves = new Waves(Duration.ofSeconds(20));
        assertEquals(20, waves.next(60));
        assertEquals(7, waves.next(7));
        assertEquals(0, waves.next(0));
    }

    @Test
    void manyGoEvenlyAndAreGoneInTime() {
        Waves waves = new Waves(Duration.ofSeconds(20));
        int open = 20_000;
        for (int wave = 0; wave < 200; wave++) {
            int gone = waves.next(open);
            assertTrue(gone <= 100, gone + " at once");
            open -= gone;
        }
        assertEquals(0, open);
    }

    @Test
    void thoseWhoDidNotGoInTimeAllGo() {
        Waves waves = new Waves(Duration.ofMillis(200));
        waves.next(1_000);
        waves.next(1_000);
        assertEquals(1_000, waves.next(1_000));
    }
}
