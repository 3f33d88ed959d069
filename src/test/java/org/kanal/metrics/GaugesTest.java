package org.kanal.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.kanal.support.Language;

class GaugesTest {

    private final Gauges gauges = new Gauges();

    @Test
    void eachIsReadWhenItIsAskedFor() {
        AtomicLong nodes = new AtomicLong(3);
        gauges.add(new Gauge("kanal_nodes", "How many.", nodes::get));
        gauges.add(new Gauge("kanal_links", "A \\ in it.", () -> 2));
        nodes.set(2);
        assertEquals(
                """
                # HELP kanal_links A \\\\ in it.
                # TYPE kanal_links gauge
                kanal_links 2
                # HELP kanal_nodes How many.
                # TYPE kanal_nodes gauge
                kanal_nodes 2
                """,
                gauges.text());
    }

    @Test
    void aCollectorReadsThemWhateverLanguageTheServerSpeaks() throws Exception {
        gauges.add(new Gauge("kanal_nodes", "How many.", () -> 1_234));
        String text = Language.withDigitsOfItsOwn(gauges::text);
        assertTrue(text.endsWith("\nkanal_nodes 1234\n"), text);
    }

    @Test
    void whatACollectorCouldNotReadIsRefused() {
        Gauge gauge = new Gauge("kanal_x", "X.", () -> 1);
        gauges.add(gauge);
        assertThrows(IllegalStateException.class, () -> gauges.add(gauge));
        assertThrows(IllegalArgumentException.class, () -> new Gauge("x-y", "X.", () -> 1));
        assertThrows(IllegalArgumentException.class, () -> new Gauge("kanal_y", "X\nY", () -> 1));
    }
}
