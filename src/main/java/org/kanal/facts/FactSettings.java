package org.kanal.facts;

import org.kanal.api.InvalidInput;

/**
 * @param maxWaiting how many facts may wait for an application's observers on each of the threads
 *     that tell them ({@code kanal.events.max-waiting})
 */
public record FactSettings(int maxWaiting) {

    /**
     * @throws InvalidInput if the value is outside of what is allowed
     */
    public FactSettings {
        if (maxWaiting < 1) {
            throw new InvalidInput(
                    "kanal.events.max-waiting", maxWaiting + " is too small; allowed: 1 or more");
        }
    }
}
