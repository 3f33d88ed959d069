package org.kanal.bench;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis of whole decades.
 *
 * @param from the power of ten at which it begins
 * @param to the one at which it ends, more than {@code from}
 */
record LogScale(int from, int to) {

    /** One that has room for these values, all of them above 0. */
    static LogScale around(Collection<Double> values) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        int from = (int) Math.floor(Math.log10(least));
        return new LogScale(from, Math.max(from + 1, (int) Math.ceil(Math.log10(most))));
    }

    /** How far along it a value is, from 0 to 1. */
    double part(double value) {
        return (Math.log10(value) - from) / (to - from);
    }

    /** The powers of ten on it. */
    List<Double> ticks() {
        return IntStream.rangeClosed(from, to).mapToObj(power -> Math.pow(10, power)).toList();
    }
}
