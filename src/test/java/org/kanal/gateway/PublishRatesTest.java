package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;

class PublishRatesTest {

    private static final Channel NEWS = Channel.of("news");

    private final PublishRates rates = new PublishRates(new RateSettings(1, 3, 1, 1, 1, 1));

    @Test
    void oneSubscriberHasOneRateOnEachChannelWhateverItsConnection() {
        for (int i = 0; i < 3; i++) {
            assertTrue(rates.admits("ann", NEWS));
        }
        assertFalse(rates.admits("ann", NEWS));
        assertTrue(rates.admits("ann", Channel.of("sport")));
        assertTrue(rates.admits("bob", NEWS));
    }

    @Test
    void aClientIsToldTheLowerOfWhatItMaySendAndItsSubscriberMayPublish() {
        RateSettings lower = new RateSettings(5, 8, 1, 1, 1, 1);
        assertEquals(new InboundRate(5, 8), InboundRate.of(50, 300, lower));
        assertEquals(new InboundRate(2, 3), InboundRate.of(2, 3, lower));
    }
}
