package org.kanal.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Deliveries a second over the number of channels, of which each has one subscriber; up to 1,000
 * connections share them, and one publisher goes over all.
 */
final class ChannelCurve {

    private static final int MOST_CONNECTIONS = 1_000;
    private static final int STRIDE = 7_919; // a prime: neighbours are on other connections

    private final List<Integer> counts;
    private final int messages;
    private final int rounds;

    /**
     * @param counts of channels: up to 1,000, or thousands
     * @param messages in a round
     */
    ChannelCurve(List<Integer> counts, int messages, int rounds) {
        this.counts = counts;
        this.messages = messages;
        this.rounds = rounds;
    }

    /** The channels of each connection. */
    static List<List<String>> channelsOfEach(int count) {
        int connections = Math.min(count, MOST_CONNECTIONS);
        return IntStream.range(0, connections)
                .mapToObj(
                        connection ->
                                IntStream.iterate(
                                                connection,
                                                channel -> channel < count,
                                                channel -> channel + connections)
                                        .mapToObj(ChannelCurve::name)
                                        .toList())
                .toList();
    }

    /** To which the i-th message goes. */
    static String channelOf(int i, int count) {
        return name((int) ((long) i * STRIDE % count));
    }

    private static String name(int channel) {
        return "c" + channel;
    }

    /** In turn; the ranges of deliveries a second, of each server, by the number of channels. */
    Map<String, Map<Integer, Range>> measure(List<Contender> contenders) throws Exception {
        Map<String, Map<Integer, Range>> results = new LinkedHashMap<>();
        for (int count : counts) {
            Map<String, List<Double>> speeds = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Contender contender : contenders) {
                    speeds.computeIfAbsent(contender.name(), unused -> new ArrayList<>())
                            .add(measure(contender.target(), count));
                }
            }
            speeds.forEach(
                    (name, values) -> {
                        Range range = Range.of(values);
                        System.out.printf(
                                Locale.ROOT, "%,d channels, %-12s %s%n", count, name, range);
                        results.computeIfAbsent(name, unused -> new TreeMap<>()).put(count, range);
                    });
        }
        return results;
    }

    private double measure(Target target, int count) throws Exception {
        try (Subscribers open = new Subscribers(target, channelsOfEach(count))) {
            return new Load(count, i -> channelOf(i, count), messages, Schedule.FULL_SPEED, false)
                    .run(target, open)
                    .perSecond();
        }
    }

    /** As a table: a line for a number of channels, a column for a server. */
    static String markdown(Map<String, Map<Integer, Range>> results) {
        StringBuilder table =
                new StringBuilder(
                        "Deliveries/s, one subscriber a channel: median of the rounds (least to"
                                + " most).\n\n| channels | ");
        table.append(String.join(" | ", results.keySet())).append(" |\n|---:|");
        table.append("---:|".repeat(results.size())).append('\n');
        for (Integer count : results.values().iterator().next().keySet()) {
            table.append(String.format(Locale.ROOT, "| %,d |", count));
            results.values()
                    .forEach(ranges -> table.append(' ').append(ranges.get(count)).append(" |"));
            table.append('\n');
        }
        return table.toString();
    }

    /** As a plot. */
    static Plot plot(Map<String, Map<Integer, Range>> results) {
        Plot plot = new Plot("deliveries/s, one subscriber a channel", "channels");
        results.forEach(
                (name, ranges) ->
                        ranges.forEach((count, range) -> plot.add(name, count, range.median())));
        return plot;
    }
}
