package org.kanal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the rounds of one server in one case gave. */
final class RateCell {

    private static final String SATURATED = "saturated";

    private final List<Double> medians = new ArrayList<>();
    private final List<Double> tails = new ArrayList<>();
    private final List<Double> speeds = new ArrayList<>();
    private final boolean isFullSpeed;
    private int saturated;

    RateCell(boolean isFullSpeed) {
        this.isFullSpeed = isFullSpeed;
    }

    /**
     * A round.
     *
     * @param deliveries a second
     */
    void add(Latencies latencies, double deliveries) {
        medians.add(latencies.percentile(0.5));
        tails.add(latencies.percentile(0.99));
        speeds.add(deliveries);
    }

    /** A round in which the server did not keep up: its latencies say how long that lasted only. */
    void addSaturated() {
        saturated++;
    }

    /** Whether most rounds were. */
    boolean isSaturated() {
        return saturated > medians.size();
    }

    Range median() {
        return Range.of(medians);
    }

    Range tail() {
        return Range.of(tails);
    }

    /** Deliveries a second. */
    Range speed() {
        return Range.of(speeds);
    }

    /** As tables have it. */
    @Override
    public String toString() {
        if (isSaturated()) {
            return SATURATED;
        }
        String text = isFullSpeed ? speed().toString() : median() + " / " + tail();
        return saturated == 0 ? text : text + ", saturated in " + saturated;
    }

    /** How much this is of another: median and 99 %, or deliveries a second; medians of rounds. */
    String to(RateCell other) {
        if (isSaturated() || other.isSaturated()) {
            return "";
        }
        if (isFullSpeed) {
            return ratio(speed(), other.speed());
        }
        return ratio(median(), other.median()) + " / " + ratio(tail(), other.tail());
    }

    private static String ratio(Range one, Range other) {
        return String.format(Locale.ROOT, "%.2f", one.median() / other.median());
    }
}
