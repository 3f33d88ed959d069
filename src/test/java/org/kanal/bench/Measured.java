package org.kanal.bench;

/**
 * @param expected how many messages should have come
 * @param latencies of those that came
 * @param nanos from the first to the last
 */
record Measured(long expected, Latencies latencies, long nanos) {

    long perSecond() {
        return nanos <= 0 ? 0 : Math.round(latencies.count() * 1e9 / nanos);
    }
}
