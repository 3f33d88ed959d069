package org.kanal.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.kanal.support.Part;

/** All gauges of this server. Each part adds its own when it is made; many threads may read. */
@Part
public class Gauges {

    private final List<Gauge> gauges = new CopyOnWriteArrayList<>();

    /**
     * @throws IllegalStateException if there is one by this name
     */
    public void add(Gauge gauge) {
        if (gauges.stream().anyMatch(other -> other.name().equals(gauge.name()))) {
            throw new IllegalStateException("there is a gauge " + gauge.name());
        }
        gauges.add(gauge);
    }

    /** In the text format of Prometheus (0.0.4), by name. */
    public String text() {
        return gauges.stream()
                .sorted(Comparator.comparing(Gauge::name))
                .map(Gauges::lines)
                .collect(Collectors.joining());
    }

    /** Digits are ASCII: {@code %d} has those of the server's language. */
    private static String lines(Gauge gauge) {
        String name = gauge.name();
        return "# HELP %s %s\n# TYPE %s gauge\n%s %s\n"
                .formatted(
                        name,
                        gauge.meaning().replace("\\", "\\\\"),
                        name,
                        name,
                        Long.toString(gauge.value().getAsLong()));
    }
}
