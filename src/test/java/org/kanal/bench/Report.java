package org.kanal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results: a table as Markdown and as CSV, plots, and parts of their own. */
final class Report {

    /**
     * @param value in {@code unit}
     * @param shown as the table has it, with the range over rounds where there were some
     */
    private record Row(String name, double value, String unit, String shown) {}

    private static final String DELIVERIES = "deliveries/s";
    private static final int BAR = 24;

    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder sections = new StringBuilder();
    private final Map<String, Plot> plots = new LinkedHashMap<>();

    void add(String name, double value, String unit) {
        add(new Row(name, value, unit, String.format(Locale.ROOT, "%,.1f", value)));
    }

    void add(String name, Range range, String unit) {
        add(new Row(name, range.median(), unit, range.toString()));
    }

    private void add(Row row) {
        rows.add(row);
        System.out.printf(Locale.ROOT, "%-60s %12s %s%n", row.name, row.shown, row.unit);
    }

    /** A part of the page. */
    void section(String title, String markdown) {
        sections.append("\n## ").append(title).append('\n').append(markdown);
        System.out.println(markdown);
    }

    /**
     * @param name of the file, without its end
     */
    void plot(String name, Plot plot) {
        plots.put(name, plot);
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("benchmark.md"),
                Machine.describe() + "\n" + (rows.isEmpty() ? "" : table()) + sections);
        Files.writeString(
                folder.resolve("benchmark.csv"),
                lines("case,result,unit\n", "\"%1$s\",%2$.3f,%3$s\n"));
        Files.writeString(folder.resolve("benchmark.svg"), plot());
        for (Map.Entry<String, Plot> each : plots.entrySet()) {
            if (!each.getValue().isEmpty()) {
                Files.writeString(folder.resolve(each.getKey() + ".svg"), each.getValue().svg());
            }
        }
    }

    private String table() {
        return lines("\n| case | result | unit |\n|---|---:|---|\n", "| %1$s | %4$s | %3$s |\n");
    }

    private String lines(String head, String format) {
        return rows.stream()
                .map(
                        row ->
                                String.format(
                                        Locale.ROOT,
                                        format,
                                        row.name,
                                        row.value,
                                        row.unit,
                                        row.shown))
                .collect(Collectors.joining("", head, ""));
    }

    private String plot() {
        List<Row> bars = rows.stream().filter(row -> row.unit.equals(DELIVERIES)).toList();
        double most = bars.stream().mapToDouble(Row::value).max().orElse(1);
        StringBuilder svg = new StringBuilder();
        svg.append(
                String.format(
                        "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='%d'"
                                + " font-family='sans-serif' font-size='12'>%n",
                        bars.size() * BAR + BAR));
        for (int i = 0; i < bars.size(); i++) {
            Row row = bars.get(i);
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x='0' y='%d'>%s</text><rect x='400' y='%d' width='%.0f'"
                                    + " height='16' fill='#3366cc'/><text x='%.0f'"
                                    + " y='%d'>%,.0f</text>%n",
                            i * BAR + 16,
                            row.name,
                            i * BAR + 4,
                            400 * row.value / most,
                            405 + 400 * row.value / most,
                            i * BAR + 16,
                            row.value));
        }
        return svg.append("</svg>\n").toString();
    }
}
