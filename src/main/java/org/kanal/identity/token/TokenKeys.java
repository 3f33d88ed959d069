package org.kanal.identity.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import java.net.URI;
import java.time.Duration;
import org.kanal.api.InvalidInput;

/**
 * The keys that tokens are signed with. One that is set does not change; those of a place are kept
 * for a while, and read again, but not more often than twice in half a minute, when a token names
 * one that is not known: so an issuer's new key counts without a restart.
 */
final class TokenKeys {

    private static final String KEY = "mp.jwt.verify.publickey";
    private static final String LOCATION = "mp.jwt.verify.publickey.location";

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(30);

    private TokenKeys() {}

    /**
     * Chooses the key for a token: only ones for the algorithm that is set, whatever the token says
     * of itself.
     *
     * @throws InvalidInput if the keys cannot be read at all
     */
    static JWSKeySelector<SecurityContext> of(TokenSettings settings) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(settings.algorithm());
        return settings.key()
                .map(text -> written(KEY, text, algorithm))
                .orElseGet(() -> found(settings.keyLocation().orElseThrow(), algorithm));
    }

    private static JWSKeySelector<SecurityContext> written(
            String setting, String text, JWSAlgorithm algorithm) {
        KeyText key = KeyText.of(setting, text);
        return key.isSet()
                ? selector(algorithm, new ImmutableJWKSet<>(key.set()))
                : new SingleKeyJWSKeySelector<>(algorithm, key.single(algorithm));
    }

    private static JWSKeySelector<SecurityContext> found(String place, JWSAlgorithm algorithm) {
        if (place.startsWith("http://") || place.startsWith("https://")) {
            return selector(algorithm, remote(url(place)));
        }
        KeyFile file = new KeyFile(LOCATION, place);
        KeyText now = KeyText.of(LOCATION, file.read());
        return now.isSet()
                ? selector(algorithm, local(file))
                : new RereadKey(file, algorithm, BETWEEN_READS);
    }

    private static JWKSource<SecurityContext> remote(URI url) {
        return new IssuerKeys(KeyAddress.of(url, TIMEOUT)::ask, System::nanoTime);
    }

    private static JWKSource<SecurityContext> local(KeyFile file) {
        return JWKSourceBuilder.<SecurityContext>create(new KeyFileSource(file))
                .cache(IssuerKeys.KEPT.toMillis(), TIMEOUT.toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_READS.toMillis())
                .outageTolerant(IssuerKeys.OUTAGE.toMillis())
                .build();
    }

    private static JWSKeySelector<SecurityContext> selector(
            JWSAlgorithm algorithm, JWKSource<SecurityContext> source) {
        return new JWSVerificationKeySelector<>(algorithm, source);
    }

    private static URI url(String place) {
        try {
            URI url = URI.create(place);
            if (url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw illegal(place);
        }
        throw illegal(place);
    }

    private static InvalidInput illegal(String place) {
        return new InvalidInput(
                LOCATION, "'" + place + "' is no address; allowed: a URL, a file, a resource");
    }
}
