package org.kanal.gateway;

import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kanal.identity.Identity;
import org.kanal.identity.Spelling;
import org.kanal.protocol.Disconnect;
import org.kanal.support.Part;

/**
 * Who is not let in although it proves who it is: banned subscribers, and tokens that were revoked.
 * Kept in the memory of each node, so until the last one stops.
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
        if (banned.has(Spelling.of(identity.subscriber().id()).text())) {
            return Optional.of(Disconnect.BANNED);
        }
        return identity.tokenId().filter(revoked::has).map(id -> Disconnect.UNAUTHORIZED);
    }

    /** Whoever is told only to go may come back, and is not kept here. */
    void add(Expulsion expulsion) {
        switch (expulsion.kind()) {
            case BAN -> ban(expulsion);
            case REVOKE -> revoke(expulsion);
            case DISCONNECT -> {
                // nothing stands
            }
        }
    }

    private void ban(Expulsion ban) {
        if (!banned.add(Spelling.of(ban.id()).text(), ban.until(), ban.since())) {
            LOG.log(
                    Level.WARNING,
                    "The ban that ends first was lifted for another (kanal.bans.max)");
        }
    }

    private void revoke(Expulsion revocation) {
        if (!revoked.add(revocation.id(), revocation.until(), revocation.since())) {
            LOG.log(
                    Level.WARNING,
                    "A revoked token was forgotten for another (kanal.jwt.revoked-max)");
        }
    }

    /** Those that count now, to tell others. */
    List<Expulsion> standing() {
        return Stream.concat(
                        standing(Expulsion.Kind.BAN, banned),
                        standing(Expulsion.Kind.REVOKE, revoked))
                .toList();
    }

    private static Stream<Expulsion> standing(Expulsion.Kind kind, TimedSet names) {
        return names.all().entrySet().stream()
                .map(
                        name ->
                                new Expulsion(
                                        kind,
                                        name.getKey(),
                                        name.getValue().end(),
                                        name.getValue().since()));
    }
}
