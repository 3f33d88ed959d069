package org.kanal.gateway;

import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.kanal.identity.Identity;
import org.kanal.protocol.Disconnect;
import org.kanal.support.Part;

/**
 * Who is not let in although it proves who it is: banned subscribers, and tokens that were revoked.
 * Kept in memory, so until the server stops.
 */
@Part
public class Exclusions {

    private static final Logger LOG = System.getLogger(Exclusions.class.getName());

    private final TimedSet banned;
    private final TimedSet revoked;

    @Inject
    Exclusions(DoorSettings settings) {
        banned = new TimedSet(settings.mostBans(), Clock.systemUTC());
        revoked = new TimedSet(settings.mostRevoked(), Clock.systemUTC());
    }

    /** With what code an identity is refused; empty if it is not. */
    public Optional<Disconnect> of(Identity identity) {
        if (banned.has(identity.subscriber().id())) {
            return Optional.of(Disconnect.BANNED);
        }
        return identity.tokenId().filter(revoked::has).map(id -> Disconnect.UNAUTHORIZED);
    }

    void ban(String subscriberId, Instant until) {
        if (!banned.add(subscriberId, until)) {
            LOG.log(
                    Level.WARNING,
                    "The ban that ends first was lifted for another (kanal.bans.max)");
        }
    }

    void revoke(String tokenId, Instant until) {
        if (!revoked.add(tokenId, until)) {
            LOG.log(
                    Level.WARNING,
                    "A revoked token was forgotten for another (kanal.jwt.revoked-max)");
        }
    }
}
