package org.kanal.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.kanal.api.Subscriber;

/**
 * Who somebody was found to be, and until when that counts.
 *
 * @param subscriber who it is
 * @param expires when the identity ends by itself, by whatever clocks may differ included; empty
 *     where it does not
 * @param tokenId by which the token can be revoked; empty for a login without one
 * @param grants the channels that the identity itself opens
 */
public record Identity(
        Subscriber subscriber,
        Optional<Instant> expires,
        Optional<String> tokenId,
        ChannelGrants grants) {

    public Identity {
        Objects.requireNonNull(subscriber, "subscriber");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(tokenId, "tokenId");
        Objects.requireNonNull(grants, "grants");
    }

    /** Whether it was proved with a token, and so ends by itself, whatever the container says. */
    public boolean isByToken() {
        return expires.isPresent();
    }

    /** For how many seconds it counts from now on, 0 if it is over; empty where it does not end. */
    public OptionalLong secondsLeft(Instant now) {
        return expires.map(
                        end -> OptionalLong.of(Math.max(0, Duration.between(now, end).toSeconds())))
                .orElseGet(OptionalLong::empty);
    }

    /** A login that the container keeps: it ends when the container says so. */
    public static Identity of(Subscriber subscriber) {
        return new Identity(subscriber, Optional.empty(), Optional.empty(), ChannelGrants.NONE);
    }
}
