package org.kanal.permission;

import java.time.Duration;
import org.kanal.channel.InvalidInput;

/**
 * @param fallback the decision where no handler is registered ({@code kanal.permissions.default})
 * @param timeout how long a handler may take ({@code kanal.permissions.timeout}); more than zero
 */
public record PermissionsSettings(ChannelPermissions fallback, Duration timeout) {

    /**
     * @throws InvalidInput if the timeout is not positive
     */
    public PermissionsSettings {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new InvalidInput(
                    "kanal.permissions.timeout",
                    timeout + " is too short; allowed: more than zero, such as PT5S");
        }
    }
}
