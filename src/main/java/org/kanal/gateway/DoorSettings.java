package org.kanal.gateway;

import java.time.Duration;
import org.kanal.api.InvalidInput;

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

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public DoorSettings {
        atLeastOne("kanal.bans.max", mostBans);
        atLeastOne("kanal.jwt.revoked-max", mostRevoked);
        if (revokedFor.isNegative() || revokedFor.isZero()) {
            throw new InvalidInput(
                    "kanal.jwt.revoked-for", revokedFor + " is too short; allowed: more than PT0S");
        }
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new InvalidInput(key, value + " is too small; allowed: 1 or more");
        }
    }
}
