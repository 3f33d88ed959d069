package org.kanal.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PressureTest {

    private static final int CONNECTIONS = 1_000;

    private final Pressure pressure = new Pressure();
    private final int[] lastTurns = new int[CONNECTIONS];

    @Test
    void aMessageAfterARestIsWrittenAtOnce() {
        assertEquals(0, writeToAll());
        pressure.rest();
        assertEquals(0, writeToAll());
    }

    @Test
    void whoHasMoreForTheSameConnectionWithoutARestMakesWay() {
        writeTo(0);
        assertTrue(writeTo(0));
    }

    @Test
    void anotherConnectionIsNoPressure() {
        writeTo(0);
        assertFalse(writeTo(1));
    }

    @Test
    void underPressureItMakesWayAgainAndAgain() {
        writeToAll();
        assertEquals(1 + (CONNECTIONS - 1) / 64, writeToAll());
        assertEquals(1 + (CONNECTIONS - 1) / 64, writeToAll());
    }

    @Test
    void pressureEndsWithTheNextRest() {
        writeToAll();
        writeToAll();
        pressure.rest();
        assertEquals(0, writeToAll());
    }

    private int writeToAll() {
        return (int) IntStream.range(0, CONNECTIONS).filter(this::writeTo).count();
    }

    /** Whether it made way before. */
    private boolean writeTo(int connection) {
        boolean madeWay = pressure.makesWayBefore(lastTurns[connection]);
        lastTurns[connection] = pressure.turn();
        return madeWay;
    }
}
