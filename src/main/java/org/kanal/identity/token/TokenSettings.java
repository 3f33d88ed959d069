package org.kanal.identity.token;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.kanal.api.InvalidInput;

/**
 * How tokens are checked; MicroProfile JWT 2.1, chapter 9, defines the keys that begin with {@code
 * mp.jwt}.
 *
 * @param key the public key itself ({@code mp.jwt.verify.publickey}): PEM, a JWK or a JWKS
 * @param keyLocation where it is to be found ({@code mp.jwt.verify.publickey.location}): a URL, a
 *     file, or a place in the application
 * @param algorithm {@code RS256} or {@code ES256} ({@code mp.jwt.verify.publickey.algorithm})
 * @param issuer what a token's {@code iss} must be ({@code mp.jwt.verify.issuer}); empty: tokens
 *     are not taken
 * @param audiences of which a token's {@code aud} must name one ({@code mp.jwt.verify.audiences});
 *     empty: not looked at
 * @param clockSkew by how much clocks may differ ({@code mp.jwt.verify.clock.skew})
 * @param maxAge how long ago a token may have been issued ({@code mp.jwt.verify.token.age}); empty:
 *     as long as it is valid
 * @param maxBytes the longest token that is looked at ({@code kanal.jwt.max-bytes})
 * @param channelsClaim the claim that opens channels ({@code kanal.jwt.channels-claim})
 * @param adminRole the group that makes a subscriber an administrator ({@code kanal.roles.admin})
 */
public record TokenSettings(
        Optional<String> key,
        Optional<String> keyLocation,
        String algorithm,
        Optional<String> issuer,
        Set<String> audiences,
        Duration clockSkew,
        Optional<Duration> maxAge,
        int maxBytes,
        String channelsClaim,
        String adminRole) {

    private static final Set<String> ALGORITHMS = Set.of("RS256", "ES256");
    private static final int LEAST_BYTES = 256;
    private static final int MOST_BYTES = 65_536;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public TokenSettings {
        if (!ALGORITHMS.contains(algorithm)) {
            throw new InvalidInput(
                    "mp.jwt.verify.publickey.algorithm",
                    "'" + algorithm + "' is not known; allowed: RS256, ES256");
        }
        if (key.isPresent() && keyLocation.isPresent()) {
            throw new InvalidInput(
                    "mp.jwt.verify.publickey",
                    "is set beside mp.jwt.verify.publickey.location; allowed: one of them");
        }
        if (issuer.isPresent() && key.isEmpty() && keyLocation.isEmpty()) {
            throw new InvalidInput(
                    "mp.jwt.verify.issuer",
                    "is set without a key; allowed: with mp.jwt.verify.publickey or"
                            + " mp.jwt.verify.publickey.location");
        }
        if (clockSkew.isNegative()) {
            throw new InvalidInput(
                    "mp.jwt.verify.clock.skew", "is negative; allowed: 0 or more seconds");
        }
        if (maxBytes < LEAST_BYTES || maxBytes > MOST_BYTES) {
            throw new InvalidInput(
                    "kanal.jwt.max-bytes",
                    maxBytes + " is outside; allowed: " + LEAST_BYTES + " to " + MOST_BYTES);
        }
        audiences = Set.copyOf(audiences);
    }

    /** Whether tokens are taken: there is an issuer to trust. */
    public boolean areTaken() {
        return issuer.isPresent();
    }
}
