package org.kanal.metrics;

import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * One number that goes up and down.
 *
 * @param name small letters, digits and {@code _}, with {@code kanal_} first
 * @param meaning one sentence for people, without a line's end
 * @param value what it is now; must not wait
 */
public record Gauge(String name, String meaning, LongSupplier value) {

    private static final Pattern NAME = Pattern.compile("kanal_[a-z0-9_]+");

    /**
     * @throws IllegalArgumentException if a collector could not read it
     */
    public Gauge {
        if (!NAME.matcher(name).matches() || meaning.lines().count() != 1) {
            throw new IllegalArgumentException("no gauge: " + name + ", " + meaning);
        }
    }
}
