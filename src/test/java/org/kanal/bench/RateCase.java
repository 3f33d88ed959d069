package org.kanal.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Subscribers of one channel, and messages a second to it.
 *
 * @param perSecond {@link Schedule#FULL_SPEED} for as many as the server takes
 */
record RateCase(int subscribers, int perSecond) {

    private static final String FULL = "full";

    /** As options name it: {@code 1000x20}, {@code 1000xfull}. */
    static RateCase of(String text) {
        String[] parts = text.strip().split("x", 2);
        if (parts.length != 2 || !parts[0].matches("\\d+") || !parts[1].matches("\\d+|full")) {
            throw new IllegalArgumentException(
                    "a case is SUBSCRIBERSxRATE, such as 1000x20 or 1000xfull, not " + text);
        }
        return new RateCase(
                Integer.parseInt(parts[0]),
                parts[1].equals(FULL) ? Schedule.FULL_SPEED : Integer.parseInt(parts[1]));
    }

    /** Several, with commas between them. */
    static List<RateCase> listOf(String text) {
        return Arrays.stream(text.split(",")).map(RateCase::of).toList();
    }

    /** Those with as many subscribers together, fewest first, in the order of their rates. */
    static Map<Integer, List<RateCase>> bySubscribers(List<RateCase> cases) {
        Map<Integer, List<RateCase>> grouped = new TreeMap<>();
        for (RateCase each : cases) {
            grouped.computeIfAbsent(each.subscribers, unused -> new ArrayList<>()).add(each);
        }
        grouped.values().forEach(rates -> rates.sort(RateCase::slowestFirst));
        return grouped;
    }

    private static int slowestFirst(RateCase one, RateCase other) {
        return Integer.compare(one.order(), other.order());
    }

    private int order() {
        return isFullSpeed() ? Integer.MAX_VALUE : perSecond;
    }

    boolean isFullSpeed() {
        return perSecond == Schedule.FULL_SPEED;
    }

    @Override
    public String toString() {
        String rate = isFullSpeed() ? "full speed" : perSecond + "/s";
        return String.format(Locale.ROOT, "%,d, %s", subscribers, rate);
    }
}
