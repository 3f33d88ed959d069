package org.kanal.rest;

import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * @param maxItems how many messages one request may publish or read ({@code kanal.api.max-items})
 * @param maxBytes how large a request with several messages may be ({@code kanal.api.max-bytes})
 * @param failuresBurst how many wrong API keys one address may bring at once ({@code
 *     kanal.api.failures-burst})
 * @param failuresPerSecond how many a second from then on ({@code kanal.api.failures-per-second})
 */
public record RestSettings(int maxItems, int maxBytes, int failuresBurst, int failuresPerSecond) {

    private static final String ITEMS = "kanal.api.max-items";
    private static final String BYTES = "kanal.api.max-bytes";
    private static final String FAILURES = "kanal.api.failures-burst";
    private static final String FAILURES_PER_SECOND = "kanal.api.failures-per-second";

    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_BYTES = 1 << 30;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public RestSettings {
        Bounds.between(ITEMS, maxItems, 1, MOST_ITEMS);
        Bounds.between(BYTES, maxBytes, 1, MOST_BYTES);
        Bounds.atLeast(FAILURES, failuresBurst, 1);
        Bounds.atLeast(FAILURES_PER_SECOND, failuresPerSecond, 1);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static RestSettings from(SettingReader settings) {
        return new RestSettings(
                settings.whole(ITEMS),
                settings.whole(BYTES),
                settings.whole(FAILURES),
                settings.whole(FAILURES_PER_SECOND));
    }
}
