package org.kanal.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import org.kanal.identity.Authenticator;
import org.kanal.identity.CheckUnavailable;
import org.kanal.identity.CredentialRefused;
import org.kanal.identity.Identity;

/**
 * Takes tokens of the issuer that is configured: signed, with the one algorithm that is set, in
 * time, for us. What a token says of itself (its algorithm, where its key is) is never believed.
 */
public final class TokenAuthenticator implements Authenticator<String, Identity> {

    private static final String UNAVAILABLE = "the token cannot be checked now; try it again";

    private final TokenSettings settings;
    private final Optional<DefaultJWTProcessor<SecurityContext>> processor;
    private final TokenClaims claims;

    /**
     * @param clock tells when a token's time is over
     * @throws org.kanal.api.InvalidInput if tokens are to be taken and the key cannot be read
     */
    public TokenAuthenticator(TokenSettings settings, Clock clock) {
        this.settings = settings;
        this.claims = new TokenClaims(settings);
        this.processor =
                settings.areTaken() ? Optional.of(processor(settings, clock)) : Optional.empty();
    }

    @Override
    public Identity authenticate(String token) throws CredentialRefused {
        if (processor.isEmpty()) {
            throw new CredentialRefused(
                    "this server takes no tokens; allowed: none, with a login"
                            + " (mp.jwt.verify.issuer)");
        }
        if (token.length() > settings.maxBytes()) {
            throw new CredentialRefused(
                    "the token is too long; allowed: "
                            + settings.maxBytes()
                            + " characters (kanal.jwt.max-bytes)");
        }
        return claims.identity(verified(processor.get(), token));
    }

    private static JWTClaimsSet verified(
            DefaultJWTProcessor<SecurityContext> processor, String token) throws CredentialRefused {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            requirePlain(signed.getHeader());
            return processor.process(signed, null);
        } catch (ParseException e) {
            throw new CredentialRefused("the token is not a signed JSON Web Token", e);
        } catch (BadJOSEException e) {
            throw new CredentialRefused("the token is refused: " + e.getMessage(), e);
        } catch (KeysAwaited e) {
            throw new CheckUnavailable(UNAVAILABLE, e, e.answer());
        } catch (KeySourceException e) {
            throw new CheckUnavailable(UNAVAILABLE, e);
        } catch (JOSEException | RuntimeException e) {
            // What a stranger wrote may surprise the library, and nobody else.
            throw new CredentialRefused("the token is refused: it cannot be verified", e);
        }
    }

    /** What else a header may ask for is either nothing that is checked here, or a trick. */
    private static void requirePlain(JWSHeader header) throws CredentialRefused {
        if (header.getContentType() != null) {
            throw new CredentialRefused("the token holds another one; allowed: claims");
        }
        if (header.getCriticalParams() != null) {
            throw new CredentialRefused("the token asks for more; allowed: no crit");
        }
        if (!header.isBase64URLEncodePayload()) {
            throw new CredentialRefused("the token's claims are not encoded; allowed: Base64");
        }
    }

    private static DefaultJWTProcessor<SecurityContext> processor(
            TokenSettings settings, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT,
                        new JOSEObjectType("at+jwt"),
                        new JOSEObjectType("application/jwt"), // as RFC 9068 has it too
                        new JOSEObjectType("application/at+jwt"),
                        null));
        processor.setJWSKeySelector(TokenKeys.of(settings));
        processor.setJWTClaimsSetVerifier(new TokenTimes(settings, clock));
        return processor;
    }
}
