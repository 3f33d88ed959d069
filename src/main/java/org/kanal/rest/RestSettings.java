package org.kanal.rest;

import org.kanal.api.InvalidInput;

/**
 * @param maxItems how many messages one request may publish or read ({@code kanal.api.max-items})
 * @param maxBytes how large a request with several messages may be ({@code kanal.api.max-bytes})
 * @param failuresBurst how many wrong API keys one address may bring at once ({@code
 *     kanal.api.failures-burst})
 * @param failuresPerSecond how many a second from then on ({@code kanal.api.failures-per-second})
 */
public record RestSettings(int maxItems, int maxBytes, int failuresBurst, int failuresPerSecond) {

    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_BYTES = 1 << 30;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public RestSettings {
        if (maxItems < 1 || maxItems > MOST_ITEMS) {
            throw new InvalidInput(
                    "kanal.api.max-items", maxItems + " is outside; allowed: 1 to " + MOST_ITEMS);
        }
        atLeastOne("kanal.api.failures-burst", failuresBurst);
        atLeastOne("kanal.api.failures-per-second", failuresPerSecond);
        if (maxBytes < 1 || maxBytes > MOST_BYTES) {
            throw new InvalidInput(
                    "kanal.api.max-bytes", maxBytes + " is outside; allowed: 1 to " + MOST_BYTES);
        }
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new InvalidInput(key, value + " is too small; allowed: 1 or more");
        }
    }
}
