package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChannelCurveTest {

    @Test
    void eachChannelHasOneSubscriberAndConnectionsShareThem() {
        List<List<String>> all = ChannelCurve.channelsOfEach(100_000);
        assertEquals(1_000, all.size());
        Set<String> names = new HashSet<>();
        all.forEach(
                channels -> {
                    assertEquals(100, channels.size());
                    names.addAll(channels);
                });
        assertEquals(100_000, names.size());
    }

    @Test
    void fewChannelsHaveAConnectionEach() {
        assertEquals(
                List.of(List.of("c0"), List.of("c1"), List.of("c2")),
                ChannelCurve.channelsOfEach(3));
    }

    @Test
    void messagesGoOverAllChannels() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            names.add(ChannelCurve.channelOf(i, 1_000));
        }
        assertEquals(1_000, names.size());
        assertEquals("c0", ChannelCurve.channelOf(Integer.MAX_VALUE, 1));
    }

    @Test
    void theTableHasALineForANumberOfChannels() {
        Map<Integer, Range> ranges = new TreeMap<>(Map.of(100_000, new Range(2, 1, 3)));
        String table = ChannelCurve.markdown(Map.of("Kanal", ranges));
        assertTrue(table.contains("| channels | Kanal |\n|---:|---:|\n"), table);
        assertTrue(table.endsWith("| 100,000 | 2.00 (1.00 to 3.00) |\n"), table);
    }
}
