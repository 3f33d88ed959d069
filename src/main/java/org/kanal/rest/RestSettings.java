package org.kanal.rest;

import org.kanal.channel.InvalidInput;

/**
 * @param maxItems how many messages one request may publish or read ({@code kanal.api.max-items})
 */
public record RestSettings(int maxItems) {

    private static final int MOST_ITEMS = 10_000;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public RestSettings {
        if (maxItems < 1 || maxItems > MOST_ITEMS) {
            throw new InvalidInput(
                    "kanal.api.max-items", maxItems + " is outside; allowed: 1 to " + MOST_ITEMS);
        }
    }
}
