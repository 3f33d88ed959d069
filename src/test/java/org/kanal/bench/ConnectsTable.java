package org.kanal.bench;

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
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How many a second connect and subscribe to one channel, without a token and with one each. */
final class ConnectsTable {

    private static final int CONNECTIONS = 1_000;
    private static final String ISSUER = "https://issuer.example";

    private final Map<String, List<Double>> results = new TreeMap<>();

    /** Who issues tokens, with an algorithm of one. */
    record Issuer(JWSAlgorithm algorithm, JWK key, JWSSigner signer) {

        static Issuer rsa() throws JOSEException {
            RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
            return new Issuer(JWSAlgorithm.RS256, key, new RSASSASigner(key));
        }

        static Issuer ec() throws JOSEException {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
            return new Issuer(JWSAlgorithm.ES256, key, new ECDSASigner(key));
        }

        /** What a server is told that takes its tokens. */
        String[] settings() {
            return new String[] {
                "-Xmx1g",
                "-Dmp.jwt.verify.issuer=" + ISSUER,
                "-Dmp.jwt.verify.publickey.algorithm=" + algorithm,
                "-Dmp.jwt.verify.publickey={\"keys\":[" + key.toPublicJWK().toJSONString() + "]}"
            };
        }

        private String token(int i) {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(algorithm).keyID("k1").build(),
                            new JWTClaimsSet.Builder()
                                    .issuer(ISSUER)
                                    .subject("user-" + i)
                                    .expirationTime(Date.from(Instant.now().plusSeconds(3_600)))
                                    .build());
            try {
                token.sign(signer);
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
            return token.serialize();
        }

        List<String> tokens() {
            return IntStream.range(0, CONNECTIONS).mapToObj(this::token).toList();
        }
    }

    /** One round; the first ones are for Java to compile it, and not kept. */
    void measure(String name, InetSocketAddress server, Crowd.Hello hello, boolean isKept)
            throws Exception {
        long begun = System.nanoTime();
        Crowd crowd = new Crowd(server, new Crowd.Plan(CONNECTIONS, 1, hello, "\"unsubscribed\""));
        double perSecond = CONNECTIONS * 1e9 / (System.nanoTime() - begun);
        crowd.close();
        if (isKept) {
            results.computeIfAbsent(name, any -> new ArrayList<>()).add(perSecond);
        }
    }

    void tell(Report report) {
        results.forEach((name, perSecond) -> report.add(name, Range.of(perSecond), "connects/s"));
    }
}
