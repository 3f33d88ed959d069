package org.kanal.identity.token;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.kanal.api.InvalidInput;
import org.kanal.identity.AdminRole;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

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
    private static final String USUAL_ALGORITHM = "RS256";
    private static final String MAX_BYTES = "kanal.jwt.max-bytes";
    private static final int LEAST_BYTES = 256;
    private static final int MOST_BYTES = 65_536;

    /** A token stands in a first message with little else. */
    private static final int ENVELOPE_BYTES = 1_024;

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
        Bounds.between(MAX_BYTES, maxBytes, LEAST_BYTES, MOST_BYTES);
        audiences = Set.copyOf(audiences);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static TokenSettings from(SettingReader settings, AdminRole admin) {
        return new TokenSettings(
                settings.optional("mp.jwt.verify.publickey"),
                settings.optional("mp.jwt.verify.publickey.location"),
                settings.optional("mp.jwt.verify.publickey.algorithm").orElse(USUAL_ALGORITHM),
                settings.optional("mp.jwt.verify.issuer"),
                Set.copyOf(settings.list("mp.jwt.verify.audiences")),
                seconds(settings, "mp.jwt.verify.clock.skew").orElse(Duration.ZERO),
                seconds(settings, "mp.jwt.verify.token.age"),
                settings.whole(MAX_BYTES),
                settings.text("kanal.jwt.channels-claim"),
                admin.name());
    }

    /** MicroProfile JWT counts in seconds. */
    private static Optional<Duration> seconds(SettingReader settings, String key) {
        return settings.optional(key).map(any -> Duration.ofSeconds(settings.whole(key)));
    }

    /** How large a message must be allowed to be that holds the largest token; 0 without any. */
    public int largestMessage() {
        return areTaken() ? maxBytes + ENVELOPE_BYTES : 0;
    }

    /** Whether tokens are taken: there is an issuer to trust. */
    public boolean areTaken() {
        return issuer.isPresent();
    }
}
