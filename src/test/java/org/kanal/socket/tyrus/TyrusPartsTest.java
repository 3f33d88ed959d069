package org.kanal.socket.tyrus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TyrusPartsTest {

    private final TyrusParts parts = new TyrusParts();
    private final List<LogRecord> told = new ArrayList<>();
    private final Logger log = Logger.getLogger(TyrusParts.class.getName());
    private final Handler ear =
            new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    told.add(entry);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        log.addHandler(ear);
    }

    @AfterEach
    void leave() {
        log.removeHandler(ear);
    }

    @Test
    void beforeAnybodyLookedNothingIsKnown() {
        assertEquals(TyrusParts.State.UNKNOWN, parts.state(TyrusPart.WRITES));
    }

    @Test
    void aPartThatIsMissingIsToldOnceWithWhatItCosts() {
        parts.looked(TyrusPart.WRITES, false);
        parts.looked(TyrusPart.WRITES, false);
        assertEquals(TyrusParts.State.MISSING, parts.state(TyrusPart.WRITES));
        assertEquals(1, told.size());
        assertEquals(Level.WARNING, told.get(0).getLevel());
        assertTrue(told.get(0).getMessage().contains(TyrusPart.WRITES.cost()));
    }

    @Test
    void whatIsThereOrNotWantedIsNothingToTell() {
        parts.looked(TyrusPart.WRITES, true);
        parts.off(TyrusPart.IDLE_TIMERS);
        assertEquals(TyrusParts.State.REACHED, parts.state(TyrusPart.WRITES));
        assertEquals(TyrusParts.State.OFF, parts.state(TyrusPart.IDLE_TIMERS));
        assertEquals(List.of(), told);
    }
}
