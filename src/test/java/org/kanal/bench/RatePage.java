package org.kanal.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of rates as Markdown: a line for a case, a column for a server. */
final class RatePage {

    private final List<String> servers;
    private final Map<RateCase, Map<String, RateCell>> cells = new LinkedHashMap<>();

    /**
     * @param servers their names; the first is the one that is compared with the others
     */
    RatePage(List<String> servers) {
        this.servers = servers;
    }

    /** What a server gives in a case; is made when it is asked for first. */
    RateCell cell(RateCase which, String server) {
        return cells.computeIfAbsent(which, unused -> new LinkedHashMap<>())
                .computeIfAbsent(server, unused -> new RateCell(which.isFullSpeed()));
    }

    /** The figures, and what the first server's are to those of the others. */
    String markdown() {
        List<String> others = servers.subList(1, servers.size());
        String figures =
                "Median / 99 % in ms, deliveries/s at full speed: median of the rounds (least to"
                        + " most).\n\n"
                        + table(servers, row -> servers.stream().map(row::get).toList());
        if (others.isEmpty()) {
            return figures;
        }
        String first = servers.get(0);
        return figures
                + "\nThe same as parts.\n\n"
                + table(
                        others.stream().map(other -> first + " to " + other).toList(),
                        row ->
                                others.stream()
                                        .map(other -> row.get(first).to(row.get(other)))
                                        .toList());
    }

    private String table(List<String> heads, Function<Map<String, RateCell>, List<?>> columns) {
        StringBuilder table =
                new StringBuilder(
                        "| subscribers, messages | " + String.join(" | ", heads) + " |\n");
        table.append("|---|").append("---:|".repeat(heads.size())).append('\n');
        cells.forEach(
                (which, row) ->
                        table.append(
                                columns.apply(row).stream()
                                        .map(String::valueOf)
                                        .collect(
                                                Collectors.joining(
                                                        " | ", "| " + which + " | ", " |\n"))));
        return table.toString();
    }

    /** Median and 99 % over the rate, a plot for each number of subscribers. */
    Map<Integer, Plot> latencyPlots() {
        Map<Integer, Plot> plots = new TreeMap<>();
        cells.forEach(
                (which, row) ->
                        row.forEach(
                                (server, cell) -> {
                                    if (which.isFullSpeed() || cell.isSaturated()) {
                                        return;
                                    }
                                    Plot plot =
                                            plots.computeIfAbsent(
                                                    which.subscribers(), RatePage::latencyPlot);
                                    plot.add(server, which.perSecond(), cell.median().median());
                                    plot.addDashed(server, which.perSecond(), cell.tail().median());
                                }));
        return plots;
    }

    private static Plot latencyPlot(int subscribers) {
        String title = "%,d subscribers: median (through) and 99 %% (dashed), ms";
        return new Plot(String.format(Locale.ROOT, title, subscribers), "messages/s");
    }

    /** Deliveries a second over subscribers. */
    Plot speedPlot() {
        Plot plot = new Plot("deliveries/s at full speed", "subscribers of one channel");
        cells.forEach(
                (which, row) ->
                        row.forEach(
                                (server, cell) -> {
                                    if (which.isFullSpeed()) {
                                        plot.add(
                                                server, which.subscribers(), cell.speed().median());
                                    }
                                }));
        return plot;
    }
}
