package org.kanal.gateway;

import java.time.Duration;
import java.util.List;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * @param letsVisitorsIn whether whoever shows neither a token nor a login is a visitor ({@code
 *     kanal.visitors=allow}); else it is refused ({@code deny})
 * @param mostBans how many bans are kept at once ({@code kanal.bans.max})
 * @param mostRevoked how many revoked tokens ({@code kanal.jwt.revoked-max})
 * @param revokedFor how long a revoked token is remembered that no connection has, so that nobody
 *     knows when it expires ({@code kanal.jwt.revoked-for})
 */
public record DoorSettings(
        boolean letsVisitorsIn, int mostBans, int mostRevoked, Duration revokedFor) {

    private static final String BANS = "kanal.bans.max";
    private static final String REVOKED = "kanal.jwt.revoked-max";
    private static final String REVOKED_FOR = "kanal.jwt.revoked-for";
    private static final String ALLOW = "allow";

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public DoorSettings {
        Bounds.atLeast(BANS, mostBans, 1);
        Bounds.atLeast(REVOKED, mostRevoked, 1);
        Bounds.positive(REVOKED_FOR, revokedFor, "P30D");
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static DoorSettings from(SettingReader settings) {
        return new DoorSettings(
                settings.oneOf("kanal.visitors", List.of(ALLOW, "deny")).equals(ALLOW),
                settings.whole(BANS),
                settings.whole(REVOKED),
                settings.duration(REVOKED_FOR));
    }
}
