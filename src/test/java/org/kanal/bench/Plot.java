package org.kanal.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Lines over two logarithmic axes, as SVG; a colour for each name. */
final class Plot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 80;
    private static final int TOP = 30;
    private static final int LEGEND = 140;
    private static final String GREY = "#dddddd";
    private static final List<String> COLOURS =
            List.of("#3366cc", "#dc3912", "#ff9900", "#109618", "#990099", "#0099c6");

    private record Point(double x, double y) {}

    private record Line(String name, boolean isDashed) {}

    private final String title;
    private final String below;
    private final Map<Line, List<Point>> lines = new LinkedHashMap<>();

    /**
     * @param title what is up
     * @param below what is along
     */
    Plot(String title, String below) {
        this.title = title;
        this.below = below;
    }

    /** A point of a line that is drawn through. Both are above 0; what is not is left out. */
    void add(String name, double x, double y) {
        add(new Line(name, false), new Point(x, y));
    }

    /** A point of a dashed line in the same colour. */
    void addDashed(String name, double x, double y) {
        add(new Line(name, true), new Point(x, y));
    }

    private void add(Line line, Point point) {
        if (point.x > 0 && point.y > 0) {
            lines.computeIfAbsent(line, unused -> new ArrayList<>()).add(point);
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String svg() {
        LogScale along = LogScale.around(all(Point::x));
        LogScale up = LogScale.around(all(Point::y));
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-size='12' font-family='sans-serif'>\n"
                        .formatted(LEFT + WIDTH + LEGEND, TOP + HEIGHT + 50));
        svg.append("<rect width='100%' height='100%' fill='white'/>\n");
        svg.append(text(LEFT, 18, "start", "black", title));
        svg.append(text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 40, "middle", "black", below));
        for (double tick : along.ticks()) {
            double x = LEFT + WIDTH * along.part(tick);
            svg.append(stroke(GREY, false, List.of(at(x, TOP), at(x, TOP + HEIGHT))));
            svg.append(text(x, TOP + HEIGHT + 18, "middle", "black", number(tick)));
        }
        for (double tick : up.ticks()) {
            double y = TOP + HEIGHT * (1 - up.part(tick));
            svg.append(stroke(GREY, false, List.of(at(LEFT, y), at(LEFT + WIDTH, y))));
            svg.append(text(LEFT - 6, y + 4, "end", "black", number(tick)));
        }
        appendLines(svg, along, up);
        return svg.append("</svg>\n").toString();
    }

    private void appendLines(StringBuilder svg, LogScale along, LogScale up) {
        List<String> names = lines.keySet().stream().map(Line::name).distinct().toList();
        lines.forEach(
                (line, points) -> {
                    String colour = COLOURS.get(names.indexOf(line.name) % COLOURS.size());
                    List<String> places =
                            points.stream()
                                    .map(
                                            point ->
                                                    at(
                                                            LEFT + WIDTH * along.part(point.x),
                                                            TOP + HEIGHT * (1 - up.part(point.y))))
                                    .toList();
                    svg.append(stroke(colour, line.isDashed, places));
                });
        for (int i = 0; i < names.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            svg.append(text(LEFT + WIDTH + 10, TOP + 14 + 18 * i, "start", colour, names.get(i)));
        }
    }

    private Set<Double> all(ToDoubleFunction<Point> which) {
        return lines.values().stream()
                .flatMap(List::stream)
                .map(which::applyAsDouble)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String at(double x, double y) {
        return String.format(Locale.ROOT, "%.0f,%.0f", x, y);
    }

    private static String stroke(String colour, boolean isDashed, List<String> places) {
        return "<polyline fill='none' stroke='%s'%s points='%s'/>\n"
                .formatted(
                        colour, isDashed ? " stroke-dasharray='5'" : "", String.join(" ", places));
    }

    private static String text(double x, double y, String anchor, String colour, String what) {
        return String.format(
                Locale.ROOT,
                "<text x='%.0f' y='%.0f' text-anchor='%s' fill='%s'>%s</text>%n",
                x,
                y,
                anchor,
                colour,
                what);
    }

    private static String number(double tick) {
        return tick < 1
                ? String.format(Locale.ROOT, "%.2g", tick).replaceAll("0+$", "")
                : String.format(Locale.ROOT, "%,.0f", tick);
    }
}
