package org.kanal.front;

import org.kanal.api.InvalidInput;
import org.kanal.support.SettingReader;

/**
 * @param isOn whether plain requests are answered before the container sees them ({@code
 *     kanal.http.short-way})
 */
public record ShortWaySettings(boolean isOn) {

    /** The launcher says by it that nothing but Kanal is in this server, as it was packed. */
    private static final String ALONE = "kanal.launch.alone";

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static ShortWaySettings from(SettingReader settings) {
        return new ShortWaySettings(settings.yesOrNo("kanal.http.short-way"));
    }

    /**
     * Whether the server serves, and nothing but Kanal's own application, without anything of the
     * container's or of another application's that would have to see its requests: an access log, a
     * login, filters. Only who started it can know.
     */
    public static boolean isServingAlone() {
        return Boolean.getBoolean(ALONE);
    }
}
