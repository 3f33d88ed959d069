package org.kanal.facts;

import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * @param maxWaiting how many facts may wait for an application's observers on each of the threads
 *     that tell them ({@code kanal.events.max-waiting})
 */
public record FactSettings(int maxWaiting) {

    private static final String MAX_WAITING = "kanal.events.max-waiting";

    /**
     * @throws InvalidInput if the value is outside of what is allowed
     */
    public FactSettings {
        Bounds.atLeast(MAX_WAITING, maxWaiting, 1);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static FactSettings from(SettingReader settings) {
        return new FactSettings(settings.whole(MAX_WAITING));
    }
}
