package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    @Test
    void peersAreAllOrSomeOrNone() {
        assertEquals(Peers.names(), BenchOptions.peers(""));
        assertEquals(Peers.names(), BenchOptions.peers("true"));
        assertEquals(Set.of(), BenchOptions.peers("false"));
        assertEquals(Set.of("nats", "nchan"), BenchOptions.peers("nats,nchan"));
    }

    @Test
    void aPeerThatNobodyKnowsIsRefusedWithThoseThatAreKnown() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> BenchOptions.peers("nats,ably"))
                        .getMessage();
        assertTrue(message.contains("nats,ably") && message.contains("cometd"), message);
    }

    @Test
    void withoutOptionsAllOfKanalIsMeasuredAndNobodyElse() {
        BenchOptions options = BenchOptions.given();
        assertTrue(options.hasRates() && options.hasChannels() && options.isComplete());
        assertEquals(Set.of(), options.peers());
    }
}
