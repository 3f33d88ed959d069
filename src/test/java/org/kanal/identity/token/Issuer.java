package org.kanal.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Whoever issues tokens in tests: one key, and claims that are right until a test changes them. */
record Issuer(JWK key, JWSAlgorithm algorithm) {

    static final String NAME = "https://issuer.example";
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    static Issuer rsa(String keyId) {
        try {
            return new Issuer(
                    new RSAKeyGenerator(2048).keyID(keyId).generate(), JWSAlgorithm.RS256);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Issuer ec(String keyId) {
        try {
            return new Issuer(
                    new ECKeyGenerator(Curve.P_256).keyID(keyId).generate(), JWSAlgorithm.ES256);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .subject("ann")
                .jwtID("t-1")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(5))))
                .claim("groups", List.of("customers"));
    }

    String token(JWTClaimsSet.Builder claims) {
        return token(header().build(), claims);
    }

    String token(JWSHeader header, JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims.build());
            token.sign(signer());
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(algorithm).keyID(key.getKeyID());
    }

    String pem() {
        try {
            byte[] der =
                    (key instanceof RSAKey rsa ? rsa.toPublicKey() : key.toECKey().toPublicKey())
                            .getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(der)
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String jwk() {
        return key.toPublicJWK().toJSONString();
    }

    String jwks() {
        return "{\"keys\":[" + jwk() + "]}";
    }

    private JWSSigner signer() throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
    }
}
