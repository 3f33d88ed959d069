package org.kanal.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whoever issues tokens to the pages of a started server. */
record TokenIssuer(RSAKey key) {

    static final String NAME = "https://issuer.example";

    static TokenIssuer create() {
        try {
            return new TokenIssuer(new RSAKeyGenerator(2048).keyID("k1").generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a server is told that takes these tokens.
     *
     * @param folder where the issuer's key is put
     * @param more what it is told besides
     */
    Map<String, String> settings(Path folder, Map<String, String> more) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), pem());
        Map<String, String> settings = new HashMap<>(more);
        settings.put("mp.jwt.verify.issuer", NAME);
        settings.put("mp.jwt.verify.publickey.location", file.toString());
        return settings;
    }

    /** A token for somebody in these groups. */
    String token(String name, Duration life, String... groups) {
        return token(name, life, Map.of("groups", List.of(groups)));
    }

    /** A token with more claims. */
    String token(String name, Duration life, Map<String, Object> more) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(NAME)
                        .subject(name)
                        .issueTime(new Date())
                        .expirationTime(Date.from(Instant.now().plus(life)));
        more.forEach(claims::claim);
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
                        claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** What no library writes, with this issuer's signature. */
    String signed(String header, String claims) {
        String content = encoded(header) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.toPrivateKey());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }

    String pem() {
        try {
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key.toPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String jwks() {
        return "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";
    }
}
