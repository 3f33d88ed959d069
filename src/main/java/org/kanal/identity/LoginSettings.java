package org.kanal.identity;

import java.time.Duration;
import java.util.List;
import org.kanal.api.InvalidInput;
import org.kanal.support.SettingReader;

/**
 * @param idleSessionsEnd whether an HTTP session that no request was made in for as long as its
 *     application allows ends, although it has open connections ({@code kanal.session.idle=end});
 *     else they keep it alive ({@code keep})
 * @param maxAge how long a connection may last whose login no HTTP session holds ({@code
 *     kanal.login.max-age}); zero for any time
 * @param secureCookie whether the session cookie is for https only, also where the server itself is
 *     reached by http, behind a proxy ({@code kanal.session.secure=always})
 */
public record LoginSettings(boolean idleSessionsEnd, Duration maxAge, boolean secureCookie) {

    private static final String MAX_AGE = "kanal.login.max-age";
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * @throws InvalidInput if the time is outside of what is allowed
     */
    public LoginSettings {
        if (!maxAge.isZero() && maxAge.compareTo(SHORTEST) < 0) {
            throw new InvalidInput(
                    MAX_AGE,
                    maxAge + " is too short; allowed: " + SHORTEST + " or more, or PT0S for ever");
        }
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static LoginSettings from(SettingReader settings) {
        return new LoginSettings(
                settings.oneOf("kanal.session.idle", List.of("end", "keep")).equals("end"),
                settings.duration(MAX_AGE),
                settings.oneOf("kanal.session.secure", List.of("auto", "always")).equals("always"));
    }
}
