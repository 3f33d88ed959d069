package org.kanal.identity.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kanal.identity.CredentialRefused;

/** What must not get in, whatever it says of itself. */
class ForgedTokensTest {

    private static final Issuer RSA = Issuer.rsa("k1");
    private static final Issuer STRANGER = Issuer.rsa("k1");
    private static final Issuer EC = Issuer.ec("k1");

    @Test
    void anUnsignedToken() {
        refused(new PlainJWT(Issuer.claims().build()).serialize());
    }

    @Test
    void aTokenWithoutItsSignature() {
        String token = RSA.token(Issuer.claims());
        refused(token.substring(0, token.lastIndexOf('.') + 1));
    }

    @Test
    void theKeyOfAStranger() {
        refused(STRANGER.token(Issuer.claims()));
    }

    @Test
    void aStrangersKeyInTheTokenItself() {
        refused(
                STRANGER.token(
                        STRANGER.header().jwk(STRANGER.key().toPublicJWK()).build(),
                        Issuer.claims()));
    }

    @Test
    void thePublicKeyUsedAsASecret() throws JOSEException {
        for (String secret : List.of(RSA.pem(), RSA.pem().strip(), RSA.jwk(), RSA.jwks())) {
            SignedJWT token =
                    new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), Issuer.claims().build());
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            refused(token.serialize());
        }
    }

    @Test
    void anotherAlgorithmThanTheOneThatIsSet() {
        refused(EC.token(Issuer.claims()));
        refused(RSA.token(new JWSHeader(JWSAlgorithm.RS512), Issuer.claims()));
        refused(RSA.token(new JWSHeader(JWSAlgorithm.PS256), Issuer.claims()));
        assertThrows(
                CredentialRefused.class,
                () -> Checks.with(EC.jwks(), "ES256").authenticate(RSA.token(Issuer.claims())));
    }

    @Test
    void anotherIssuerOrNone() {
        refused(RSA.token(Issuer.claims().issuer("https://evil.example")));
        refused(RSA.token(Issuer.claims().issuer(Issuer.NAME + "/")));
        refused(RSA.token(Issuer.claims().issuer(null)));
    }

    @Test
    void aTokenThatIsOverOrHasNotBegunOrNeverEnds() {
        refused(RSA.token(Issuer.claims().expirationTime(Date.from(Issuer.NOW.plusSeconds(49)))));
        refused(RSA.token(Issuer.claims().notBeforeTime(Date.from(Issuer.NOW.plusSeconds(71)))));
        refused(RSA.token(Issuer.claims().expirationTime(null)));
    }

    @Test
    void aChangedClaim() {
        String[] parts = RSA.token(Issuer.claims()).split("\\.");
        String other = RSA.token(Issuer.claims().subject("bob")).split("\\.")[1];
        refused(parts[0] + "." + other + "." + parts[2]);
    }

    @Test
    void aTokenThatIsTooLong() {
        refused(RSA.token(Issuer.claims().claim("filler", "x".repeat(4096))));
    }

    @Test
    void anEncryptedTokenAndOneInsideAnother() throws JOSEException {
        EncryptedJWT encrypted =
                new EncryptedJWT(
                        new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM),
                        Issuer.claims().build());
        encrypted.encrypt(new RSAEncrypter(RSA.key().toRSAKey()));
        refused(encrypted.serialize());
        refused(RSA.token(RSA.header().contentType("JWT").build(), Issuer.claims()));
    }

    @Test
    void aTypeThatIsNoToken() {
        refused(
                RSA.token(
                        RSA.header().type(new JOSEObjectType("secevent+jwt")).build(),
                        Issuer.claims()));
    }

    @Test
    void namesAndGroupsAndChannelsOfAnotherShape() {
        refused(RSA.token(Issuer.claims().subject(null)));
        refused(RSA.token(Issuer.claims().subject(" ")));
        refused(RSA.token(Issuer.claims().subject("x".repeat(201))));
        refused(RSA.token(Issuer.claims().claim("groups", "admin")));
        refused(RSA.token(Issuer.claims().claim("groups", List.of(1))));
        refused(RSA.token(Issuer.claims().claim("kanal_channels", List.of("*"))));
        refused(RSA.token(Issuer.claims().claim("kanal_channels", Map.of("read", "*"))));
        refused(RSA.token(Issuer.claims().claim("kanal_channels", Map.of("read", List.of("?")))));
    }

    @Test
    void nonsense() {
        for (String text : List.of("", ".", "..", "a.b.c", "null", "\u0000", "{}", "Bearer x")) {
            refused(text);
        }
    }

    @Test
    void whatIsSaidOfItHoldsNothingOfIt() {
        String token = STRANGER.token(Issuer.claims());
        CredentialRefused refused =
                assertThrows(
                        CredentialRefused.class,
                        () -> Checks.with(RSA.pem(), "RS256").authenticate(token));
        for (String part : token.split("\\.")) {
            assertFalse(refused.getMessage().contains(part));
        }
    }

    private static void refused(String token) {
        assertThrows(
                CredentialRefused.class, () -> Checks.with(RSA.pem(), "RS256").authenticate(token));
        assertThrows(
                CredentialRefused.class,
                () -> Checks.with(RSA.jwks(), "RS256").authenticate(token));
    }
}
