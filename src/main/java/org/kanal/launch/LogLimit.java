package org.kanal.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Decides within each minute what is still written: so many entries of one shape, so many bytes of
 * one logger and of all. What is not is counted by logger. Bounded itself: further shapes of a
 * logger, and loggers beyond the first thousand together, have only their share of the bytes.
 */
final class LogLimit {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_SHAPES = 200;
    private static final int MOST_LOGGERS = 1_000;
    private static final int MOST_TOLD = 10;

    private final LogLimits limits;
    private final LongSupplier clock;
    private final Map<String, Usage> loggers = new HashMap<>();
    private Usage unknown = new Usage();
    private long bytes;
    private long began;

    LogLimit(LogLimits limits, LongSupplier clock) {
        this.limits = limits;
        this.clock = clock;
        this.began = clock.getAsLong();
    }

    /** Whether one more of this shape may be written; if not, it is counted. */
    synchronized boolean admits(String logger, String shape) {
        Usage usage = usage(logger);
        boolean isKnown = usage.shapes.size() < MOST_SHAPES || usage.shapes.containsKey(shape);
        if (isKnown && usage.shapes.merge(shape, 1, Integer::sum) > limits.repeats()) {
            usage.dropped++;
            return false;
        }
        return true;
    }

    /** Whether a text of this size may be written; if not, it is counted. */
    synchronized boolean admits(String logger, int size) {
        Usage usage = usage(logger);
        if (bytes + size > limits.bytesPerMinute()
                || usage.bytes + size > limits.bytesPerLogger()) {
            usage.dropped++;
            return false;
        }
        bytes += size;
        usage.bytes += size;
        return true;
    }

    /** What was counted in a minute that is over: a line for each of the busiest loggers. */
    synchronized List<String> overdue() {
        long now = clock.getAsLong();
        if (now - began < MINUTE) {
            return List.of();
        }
        began = now;
        List<String> lines = told();
        bytes = 0;
        loggers.clear();
        unknown = new Usage();
        return lines;
    }

    private List<String> told() {
        List<String> lines = new ArrayList<>();
        long rest = unknown.dropped;
        List<Map.Entry<String, Usage>> busiest =
                loggers.entrySet().stream()
                        .filter(entry -> entry.getValue().dropped > 0)
                        .sorted(
                                Map.Entry.comparingByValue(
                                        Comparator.comparingLong(Usage::dropped).reversed()))
                        .toList();
        for (Map.Entry<String, Usage> entry : busiest) {
            if (lines.size() < MOST_TOLD) {
                lines.add(told(entry.getValue().dropped, Printable.line(entry.getKey())));
            } else {
                rest += entry.getValue().dropped;
            }
        }
        if (rest > 0) {
            lines.add(told(rest, "others"));
        }
        return lines;
    }

    private static String told(long dropped, String whose) {
        return String.format(Locale.ROOT, "… %,d more of %s in the last minute", dropped, whose);
    }

    private Usage usage(String logger) {
        return loggers.size() < MOST_LOGGERS
                ? loggers.computeIfAbsent(logger, name -> new Usage())
                : loggers.getOrDefault(logger, unknown);
    }

    private static final class Usage {
        private final Map<String, Integer> shapes = new HashMap<>();
        private long bytes;
        private long dropped;

        long dropped() {
            return dropped;
        }
    }
}
