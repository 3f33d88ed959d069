package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HubSettingsTest {

    private static final long MB = 1L << 20;

    @Test
    void aSmallHeapReceivesAsManyChannelsAsAnEighthOfItHolds() {
        int channels = HubSettings.channelsFor(256 * MB);
        assertEquals(8_192, channels);
        assertTrue(new HubSettings(Duration.ZERO, channels).bytes() <= 32 * MB);
    }

    @Test
    void aLargeOneReceivesFiftyThousandUnlessItIsSet() {
        assertEquals(50_000, HubSettings.channelsFor(8_192 * MB));
    }
}
