package org.kanal.bench;

import java.util.Arrays;

/** Latencies in steps of 10 microseconds up to 20 seconds; adding one allocates nothing. */
final class Latencies {

    private static final int STEP_NANOS = 10_000;

    private final int[] steps = new int[2_000_000];
    private long count;

    void add(long nanos) {
        steps[(int) Math.max(0, Math.min(steps.length - 1, nanos / STEP_NANOS))]++;
        count++;
    }

    long count() {
        return count;
    }

    /** In milliseconds. */
    double percentile(double part) {
        long rank = (long) Math.ceil(part * Arrays.stream(steps).asLongStream().sum());
        long seen = 0;
        int step = 0;
        while (step < steps.length - 1 && seen + steps[step] < rank) {
            seen += steps[step++];
        }
        return step * (double) STEP_NANOS / 1e6;
    }
}
