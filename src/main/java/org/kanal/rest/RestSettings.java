package org.kanal.rest;

import org.kanal.channel.InvalidInput;

/**
 * @param maxItems how many messages one request may publish or read ({@code kanal.api.max-items})
 * @param maxBytes how large a request with several messages may be ({@code kanal.api.max-bytes})
 */
public record RestSettings(int maxItems, int maxBytes) {

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
        if (maxBytes < 1 || maxBytes > MOST_BYTES) {
            throw new InvalidInput(
                    "kanal.api.max-bytes", maxBytes + " is outside; allowed: 1 to " + MOST_BYTES);
        }
    }
}
