package org.kanal.hub;

import java.time.Duration;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * @param linger how long a channel without subscribers is still received ({@code
 *     kanal.hub.linger}), so that a page's reload does not close and open its topic
 * @param maxChannels how many channels this node receives at once ({@code kanal.hub.max-channels})
 */
public record HubSettings(Duration linger, int maxChannels) {

    private static final String LINGER = "kanal.hub.linger";
    private static final String MAX_CHANNELS = "kanal.hub.max-channels";

    /** What a channel with one subscriber takes of the heap: measured, with a long name. */
    private static final long CHANNEL_BYTES = 4_096;

    /** The share of the heap that all of them have, one in so many. */
    private static final int PART = 8;

    private static final int MOST_UNLESS_SET = 50_000;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public HubSettings {
        if (linger.isNegative()) {
            throw new InvalidInput(LINGER, linger + " is negative; allowed: PT0S or more");
        }
        Bounds.atLeast(MAX_CHANNELS, maxChannels, 1);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static HubSettings from(SettingReader settings) {
        return new HubSettings(
                settings.duration(LINGER),
                settings.whole(MAX_CHANNELS, () -> channelsFor(Runtime.getRuntime().maxMemory())));
    }

    /**
     * How many channels there may be unless it is set.
     *
     * @param heap in bytes
     */
    static int channelsFor(long heap) {
        return (int) Math.max(1, Math.min(MOST_UNLESS_SET, heap / PART / CHANNEL_BYTES));
    }

    /** About what that many channels take of the heap, in bytes. */
    public long bytes() {
        return maxChannels * CHANNEL_BYTES;
    }
}
