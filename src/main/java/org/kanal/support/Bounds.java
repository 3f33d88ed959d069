package org.kanal.support;

import java.time.Duration;
import org.kanal.api.InvalidInput;

/** Checks that the value of a setting is one that works, and names the key if it is not. */
public final class Bounds {

    private Bounds() {}

    /**
     * @throws InvalidInput naming the key, if the value is less
     */
    public static void atLeast(String key, long value, long least) {
        if (value < least) {
            throw new InvalidInput(key, value + " is too small; allowed: " + least + " or more");
        }
    }

    /**
     * @throws InvalidInput naming the key, if the value is less or more
     */
    public static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidInput(key, value + " is outside; allowed: " + least + " to " + most);
        }
    }

    /**
     * @throws InvalidInput naming the key, if the value is less or more
     */
    public static void between(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidInput(key, value + " is outside; allowed: " + least + " to " + most);
        }
    }

    /**
     * @throws InvalidInput naming the key, if the time is shorter
     */
    public static void atLeast(String key, Duration value, Duration shortest) {
        if (value.compareTo(shortest) < 0) {
            throw new InvalidInput(key, value + " is too short; allowed: " + shortest + " or more");
        }
    }

    /**
     * @param example a time that is allowed
     * @throws InvalidInput naming the key, if the time is none at all
     */
    public static void positive(String key, Duration value, String example) {
        if (value.isNegative() || value.isZero()) {
            throw new InvalidInput(
                    key, value + " is too short; allowed: more than zero, such as " + example);
        }
    }
}
