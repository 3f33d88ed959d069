package org.kanal.history;

import java.time.Duration;
import org.kanal.api.InvalidInput;

/**
 * How much of a channel's stream is kept.
 *
 * @param size the newest publications that are kept; 0: the channel has no log and no positions
 * @param ttl how long each is kept, in whole seconds
 */
public record Retention(int size, Duration ttl) {

    /** The most publications that one channel may keep: their slots are allocated at once. */
    public static final int MAX_SIZE = 100_000;

    /** The longest time that publications are kept: this is a buffer in memory, no archive. */
    public static final Duration MAX_TTL = Duration.ofDays(7);

    static void requireSize(String key, int size) {
        if (size < 0 || size > MAX_SIZE) {
            throw new InvalidInput(
                    key,
                    size + " is not a number of publications; allowed: 0 (off) to " + MAX_SIZE);
        }
    }

    static void requireTtl(String key, Duration ttl) {
        if (ttl.compareTo(Duration.ofSeconds(1)) < 0
                || ttl.compareTo(MAX_TTL) > 0
                || ttl.getNano() != 0) {
            throw new InvalidInput(
                    key, ttl + " cannot be kept to; allowed: whole seconds, PT1S to " + MAX_TTL);
        }
    }
}
