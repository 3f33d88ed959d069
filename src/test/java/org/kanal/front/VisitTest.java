package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kanal.protocol.Disconnect;

class VisitTest {

    private static final Duration TIME = Duration.ofSeconds(1);

    private final List<Disconnect> told = new ArrayList<>();
    private final Visit visit =
            new Visit(
                    Optional.empty(),
                    new Patience(new Patience.Times(TIME, TIME, TIME, TIME), () -> {}));

    @Test
    void whoIsCutIsTold() {
        visit.onCut(told::add);
        assertTrue(visit.cut(Disconnect.RATE_LIMITED));
        assertEquals(List.of(Disconnect.RATE_LIMITED), told);
    }

    @Test
    void whoWasCutBeforeItsConversationBeganIsToldThen() {
        assertFalse(visit.cut(Disconnect.FRAME_TOO_LARGE));
        visit.onCut(told::add);
        assertEquals(List.of(Disconnect.FRAME_TOO_LARGE), told);
    }

    @Test
    void anAnswerToAPingGoesOnWhereNobodyTakesIt() {
        assertFalse(visit.sentPong());
        visit.onPong(() -> true);
        assertTrue(visit.sentPong());
        visit.onPong(() -> false);
        assertFalse(visit.sentPong());
    }

    @Test
    void itEndsOnce() {
        assertTrue(visit.end());
        assertFalse(visit.end());
        assertTrue(visit.isEnding());
    }

    @Test
    void theSameRequestObjectIsANewRequestAfterTheOneBeforeWasRead() {
        Object request = new Object();
        visit.keeps(10);
        assertTrue(visit.isNew(request));
        assertFalse(visit.isNew(request));
        visit.isRead();
        assertFalse(visit.keepsSomething());
        assertTrue(visit.isNew(request));
    }
}
