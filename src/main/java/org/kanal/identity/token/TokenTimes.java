package org.kanal.identity.token;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Checks for whom, by whom and until when a token is; one without an end is refused. */
final class TokenTimes extends DefaultJWTClaimsVerifier<SecurityContext> {

    private final Clock clock;
    private final Optional<Duration> maxAge;

    TokenTimes(TokenSettings settings, Clock clock) {
        super(
                settings.audiences().isEmpty() ? null : new HashSet<>(settings.audiences()),
                new JWTClaimsSet.Builder().issuer(settings.issuer().orElseThrow()).build(),
                settings.maxAge().isPresent() ? Set.of("exp", "iat") : Set.of("exp"),
                Set.of());
        setMaxClockSkew(Math.toIntExact(settings.clockSkew().toSeconds()));
        this.clock = clock;
        this.maxAge = settings.maxAge();
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        if (claims.getExpirationTime() == null) {
            throw new BadJWTException("The end is null"); // the name alone is there
        }
        if (maxAge.isEmpty()) {
            return;
        }
        if (claims.getIssueTime() == null) {
            throw new BadJWTException("The time of issue is null");
        }
        if (ageOf(claims).compareTo(maxAge.get()) > 0) {
            throw new BadJWTException("Token too old");
        }
    }

    private Duration ageOf(JWTClaimsSet claims) {
        return Duration.between(claims.getIssueTime().toInstant(), clock.instant())
                .minusSeconds(getMaxClockSkew());
    }
}
