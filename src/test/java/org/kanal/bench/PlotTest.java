package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PlotTest {

    private final Plot plot = new Plot("ms", "messages/s");

    @Test
    void valuesAreWhereTheScalesPutThem() throws Exception {
        plot.add("Kanal", 1, 1);
        plot.add("Kanal", 10, 10);
        plot.add("Kanal", 100, 100);
        assertTrue(svg().contains("points='80,390 440,210 800,30'"), svg());
    }

    @Test
    void bothLinesOfANameHaveItsColourAndOneWordInTheLegend() throws Exception {
        plot.add("Kanal", 1, 1);
        plot.addDashed("Kanal", 1, 5);
        plot.add("other", 1, 2);
        NodeList texts = xml().getElementsByTagName("text");
        assertEquals("other", texts.item(texts.getLength() - 1).getTextContent());
        assertEquals("Kanal", texts.item(texts.getLength() - 2).getTextContent());
        assertEquals(2, svg().split("stroke='#3366cc'", -1).length - 1);
        assertEquals(1, svg().split("stroke-dasharray", -1).length - 1);
    }

    @Test
    void whatHasNoPlaceOnALogarithmicAxisIsLeftOut() {
        plot.add("Kanal", 0, 1);
        plot.add("Kanal", 1, 0);
        assertTrue(plot.isEmpty());
    }

    @Test
    void ticksAreWrittenAsPeopleDo() throws Exception {
        plot.add("Kanal", 1, 0.02);
        plot.add("Kanal", 100_000, 5);
        String svg = svg();
        for (String tick : new String[] {">0.01<", ">0.1<", ">1<", ">10<", ">100,000<"}) {
            assertTrue(svg.contains(tick), tick);
        }
        assertFalse(svg.contains("0.010"));
    }

    private String svg() throws Exception {
        xml();
        return plot.svg();
    }

    /** Fails if it is none. */
    private Document xml() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(plot.svg().getBytes(StandardCharsets.UTF_8)));
    }
}
