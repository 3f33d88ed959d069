package org.kanal.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.api.Position;

/** The counting that the fault tests rest on finds each kind of fault. */
class LedgerTest {

    private final Ledger ledger = new Ledger();

    @Test
    void aStreamWithoutAGapHasNoFaults() {
        told("a", 4);
        message(5, 0, 0);
        message(6, 1, 0);
        message(7, 0, 1);
        assertEquals(3, ledger.deliveries());
        assertEquals("a", ledger.epoch());
        assertEquals(7, ledger.offset());
        assertFalse(misses("a", 7, 0, 1));
        assertNoFault();
    }

    @Test
    void anOffsetThatIsJumpedOverIsLost() {
        told("a", 0);
        message(1, 0, 0);
        message(4, 0, 3);
        assertEquals(2, ledger.lost());
        assertTrue(misses("a", 2, 0, 1));
    }

    @Test
    void anOffsetThatComesAgainOrLateIsRepeated() {
        told("a", 0);
        message(1, 0, 0);
        message(2, 0, 1);
        message(2, 0, 1);
        message(1, 0, 0);
        assertEquals(2, ledger.repeated());
    }

    @Test
    void aMessageAtAnothersPositionIsMissed() {
        told("a", 0);
        message(1, 0, 0);
        message(2, 0, 2);
        assertTrue(misses("a", 2, 0, 1));
    }

    @Test
    void aResyncExcusesWhatIsBehindWhereItLeftAndBeforeWhereItWentOn() {
        told("a", 0);
        message(1, 0, 0);
        told("b", 3);
        message(4, 0, 9);
        assertFalse(misses("a", 2, 0, 1));
        assertFalse(misses("b", 3, 0, 8));
        assertTrue(misses("a", 1, 0, 1));
        assertTrue(misses("b", 4, 0, 8));
        assertEquals(1, ledger.told());
        assertEquals("epochChanged", ledger.reason());
        assertNoFault();
    }

    @Test
    void aPublishersLowerNumberAfterAHigherOneIsUnordered() {
        told("a", 0);
        message(1, 0, 1);
        message(2, 1, 0);
        message(3, 0, 0);
        told("b", 0);
        message(1, 0, 1);
        assertEquals(
                List.of(new Ledger.Numbered(0, 0), new Ledger.Numbered(0, 1)), ledger.unordered());
    }

    @Test
    void messagesOfOneFrameAreCountedOneByOne() {
        told("a", 0);
        ledger.frame("[" + json(1, 0, 0) + "," + json(2, 0, 1) + "]");
        assertEquals(2, ledger.offset());
        assertNoFault();
    }

    private void told(String epoch, long offset) {
        ledger.frame(
                "{\"type\":\"subscribed\",\"position\":{\"epoch\":\""
                        + epoch
                        + "\",\"offset\":"
                        + offset
                        + "},\"isSynced\":false,\"reason\":\"epochChanged\"}");
    }

    private void message(long offset, int publisher, long number) {
        ledger.frame(json(offset, publisher, number));
    }

    private static String json(long offset, int publisher, long number) {
        return "{\"type\":\"message\",\"offset\":"
                + offset
                + ",\"payload\":{\"p\":"
                + publisher
                + ",\"n\":"
                + number
                + "}}";
    }

    private boolean misses(String epoch, long offset, int publisher, long number) {
        return ledger.misses(new Position(epoch, offset), new Ledger.Numbered(publisher, number));
    }

    private void assertNoFault() {
        assertEquals(0, ledger.lost());
        assertEquals(0, ledger.repeated());
        assertEquals(List.of(), ledger.unordered());
    }
}
