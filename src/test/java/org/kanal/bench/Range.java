package org.kanal.bench;

import java.util.List;
import java.util.Locale;

/** What several rounds gave. */
record Range(double median, double least, double most) {

    static Range of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Range(
                sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** As {@code 4.2 (3.9 to 5.1)}. */
    @Override
    public String toString() {
        String format = most < 100 ? "%.2f (%.2f to %.2f)" : "%,.0f (%,.0f to %,.0f)";
        return String.format(Locale.ROOT, format, median, least, most);
    }
}
