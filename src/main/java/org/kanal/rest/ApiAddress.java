package org.kanal.rest;

import org.kanal.api.InvalidInput;
import org.kanal.support.SettingReader;

/**
 * Where the HTTP API is.
 *
 * @param path in the application's context, or below Kanal's place in it: {@code kanal.api.path}
 */
public record ApiAddress(String path) {

    /** The setting. */
    public static final String PATH_KEY = "kanal.api.path";

    /**
     * What the settings say.
     *
     * @throws InvalidInput if it is no path
     */
    public static ApiAddress from(SettingReader settings) {
        return new ApiAddress(settings.text(PATH_KEY));
    }

    /**
     * @throws InvalidInput if it is no path
     */
    public ApiAddress {
        if (!path.matches("(/[A-Za-z0-9_-]+)+")) {
            throw new InvalidInput(
                    PATH_KEY, "'" + path + "' is not allowed; allowed: a path such as /api");
        }
    }
}
