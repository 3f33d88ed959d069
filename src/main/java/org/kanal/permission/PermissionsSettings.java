package org.kanal.permission;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;

/**
 * @param fallback the decision where no handler and no rule is for a channel ({@code
 *     kanal.permissions.default})
 * @param timeout how long a handler may take ({@code kanal.permissions.timeout}); more than zero
 * @param file the operator's rules ({@code kanal.permissions.file}); empty for none
 */
public record PermissionsSettings(
        ChannelPermissions fallback, Duration timeout, Optional<Path> file) {

    public static final String FILE_KEY = "kanal.permissions.file";

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
