package org.kanal.bench;

import org.HdrHistogram.Histogram;

/** Latencies to three digits, up to five minutes; adding one allocates nothing. */
final class Latencies {

    private static final long LONGEST_NANOS = 300_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(LONGEST_NANOS, DIGITS);
    private long latest;

    void add(long nanos) {
        latest = nanos;
        histogram.recordValue(Math.max(0, Math.min(LONGEST_NANOS, nanos)));
    }

    long count() {
        return histogram.getTotalCount();
    }

    /** Of the last message that was read, in nanoseconds. */
    long latest() {
        return latest;
    }

    /** In milliseconds. */
    double percentile(double part) {
        return histogram.getValueAtPercentile(100 * part) / 1e6;
    }
}
