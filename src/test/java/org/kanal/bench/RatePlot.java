package org.kanal.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Median and 99 % over the rate, both logarithmic: a line each for a server and its subscribers.
 */
final class RatePlot {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int MARGIN = 50;
    private static final double MOST_RATE = 1_000;
    private static final double LEAST_MILLIS = 0.01;
    private static final double DECADES = 5;
    private static final List<String> COLOURS =
            List.of("#3366cc", "#dc3912", "#ff9900", "#109618", "#990099", "#0099c6");

    private record Point(int rate, double median, double tail) {}

    private final Map<String, ArrayList<Point>> lines = new LinkedHashMap<>();

    void add(String line, int rate, double median, double tail) {
        lines.computeIfAbsent(line, unused -> new ArrayList<>()).add(new Point(rate, median, tail));
    }

    /** As SVG; medians are drawn through, 99 % are dashed. */
    String svg() {
        StringBuilder svg =
                new StringBuilder(
                        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'"
                                        .formatted(WIDTH + 240, HEIGHT + MARGIN)
                                + " font-family='sans-serif' font-size='12'>\n"
                                + "<text x='4' y='14'>ms; through: median, dashed: 99 %</text>\n");
        for (double rate = 1; rate <= MOST_RATE; rate *= 10) {
            svg.append(text(x(rate), HEIGHT + 20, "%.0f/s".formatted(rate)));
        }
        for (double millis = LEAST_MILLIS; millis <= 1_000; millis *= 10) {
            svg.append(text(4, y(millis), String.format(Locale.ROOT, "%s", millis)));
        }
        int number = 0;
        for (Map.Entry<String, ArrayList<Point>> line : lines.entrySet()) {
            String colour = COLOURS.get(number % COLOURS.size());
            svg.append(line(colour, "", line.getValue().stream().map(p -> at(p, p.median))));
            svg.append(line(colour, "5", line.getValue().stream().map(p -> at(p, p.tail))));
            svg.append(
                    "<text x='%d' y='%d' fill='%s'>%s</text>\n"
                            .formatted(WIDTH + 8, 30 + 18 * number++, colour, line.getKey()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String line(String colour, String dash, Stream<String> points) {
        return "<polyline fill='none' stroke='%s' stroke-dasharray='%s' points='%s'/>\n"
                .formatted(colour, dash, points.collect(Collectors.joining(" ")));
    }

    private static String text(double x, double y, String what) {
        return String.format(Locale.ROOT, "<text x='%.0f' y='%.0f'>%s</text>%n", x, y, what);
    }

    private static String at(Point point, double millis) {
        return String.format(Locale.ROOT, "%.0f,%.0f", x(point.rate), y(millis));
    }

    private static double x(double rate) {
        return MARGIN + Math.log10(rate) / Math.log10(MOST_RATE) * (WIDTH - MARGIN);
    }

    private static double y(double millis) {
        double up = Math.log10(Math.max(LEAST_MILLIS, millis) / LEAST_MILLIS) / DECADES;
        return HEIGHT - up * (HEIGHT - MARGIN);
    }
}
