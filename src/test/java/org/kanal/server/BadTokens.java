package org.kanal.server;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that must get nobody in, by what is wrong with them. */
final class BadTokens {

    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k1\"}";

    private final TokenIssuer issuer;
    private final TokenIssuer stranger;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private BadTokens(TokenIssuer issuer) {
        this.issuer = issuer;
        this.stranger = TokenIssuer.create();
    }

    /** For somebody in all groups, if one of them got in. */
    static Map<String, String> of(TokenIssuer issuer) {
        BadTokens bad = new BadTokens(issuer);
        try {
            bad.headers();
            bad.times();
            bad.shapes();
            bad.signatures();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
        return bad.tokens;
    }

    /** The claims of somebody who may everything, with more of them. */
    static String claims(String more) {
        return "{\"sub\":\"eve\",\"aud\":[\"kanal\"],\"groups\":[\"admin\",\"publisher\"],"
                + "\"iss\":\""
                + TokenIssuer.NAME
                + "\",\"exp\":"
                + Instant.now().plusSeconds(600).getEpochSecond()
                + more
                + "}";
    }

    private void headers() throws JOSEException {
        for (String algorithm :
                new String[] {"none", "None", "nOnE", "NONE", "", "rs256", "HS256"}) {
            String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"k1\"}";
            tokens.put("alg '" + algorithm + "'", issuer.signed(header, claims("")));
            tokens.put(
                    "alg '" + algorithm + "', without a signature",
                    Base64URL.encode(header) + "." + Base64URL.encode(claims("")) + ".");
        }
        String key = stranger.key().toPublicJWK().toJSONString();
        for (String more :
                new String[] {
                    "\"jwk\":" + key,
                    "\"jku\":\"http://127.0.0.1:1/keys\"",
                    "\"x5u\":\"http://127.0.0.1:1/chain\"",
                    "\"x5c\":[\"AAAA\"]"
                }) {
            tokens.put("a stranger's key: " + more, stranger.signed(with(more), claims("")));
        }
        for (String more :
                new String[] {
                    "\"crit\":[\"kanal\"],\"kanal\":1",
                    "\"crit\":[]",
                    "\"cty\":\"JWT\"",
                    "\"b64\":false"
                }) {
            tokens.put(more, issuer.signed(with(more), claims("")));
        }
        for (String id : new String[] {"../../../../dev/null", "k".repeat(4_000)}) {
            tokens.put(
                    "a stranger's, key id " + id,
                    stranger.signed("{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}", claims("")));
        }
    }

    private static String with(String more) {
        return "{\"alg\":\"RS256\",\"kid\":\"k1\"," + more + "}";
    }

    private void times() {
        long now = Instant.now().getEpochSecond();
        for (String end :
                new String[] {"\"" + (now + 600) + "\"", "-1", "-1e400", "null", "[" + now + "]"}) {
            String claims = claims("").replaceAll("\"exp\":\\d+", "\"exp\":" + end);
            tokens.put("exp " + end, issuer.signed(HEADER, claims));
        }
        tokens.put("no exp", issuer.signed(HEADER, claims("").replaceAll(",\"exp\":\\d+", "")));
        tokens.put("nbf to come", issuer.signed(HEADER, claims(",\"nbf\":" + (now + 300))));
        tokens.put("exp twice, then past", issuer.signed(HEADER, claims(",\"exp\":" + (now - 9))));
    }

    private void shapes() {
        tokens.put("iss twice", issuer.signed(HEADER, claims(",\"iss\":\"https://evil.example\"")));
        tokens.put("another aud", issuer.signed(HEADER, claims(",\"aud\":[\"shop\",\"kanal2\"]")));
        tokens.put("aud null", issuer.signed(HEADER, claims(",\"aud\":[null]")));
        tokens.put("groups as text", issuer.signed(HEADER, claims(",\"groups\":\"admin\"")));
        tokens.put("nobody", issuer.signed(HEADER, claims(",\"sub\":\" \"")));
        String token = issuer.signed(HEADER, claims(""));
        tokens.put("blanks within", token.replace(".", " . "));
        tokens.put("a line within", token.replace(".", ".\\n"));
        tokens.put("one part more", token + "." + token.substring(0, 20));
        tokens.put("twice", token + "," + token);
        tokens.put(
                "too long", issuer.signed(HEADER, claims(",\"x\":\"" + "x".repeat(6_200) + "\"")));
    }

    private void signatures() throws JOSEException, ParseException {
        JWTClaimsSet claims = JWTClaimsSet.parse(claims(""));
        tokens.put("a stranger's", stranger.signed(HEADER, claims("")));
        for (JWSAlgorithm algorithm : new JWSAlgorithm[] {JWSAlgorithm.PS256, JWSAlgorithm.RS512}) {
            SignedJWT other = new SignedJWT(new JWSHeader(algorithm), claims);
            other.sign(new RSASSASigner(issuer.key()));
            tokens.put(algorithm.getName() + " of the right key", other.serialize());
        }
        SignedJWT secret = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        secret.sign(new MACSigner(issuer.pem().getBytes(StandardCharsets.UTF_8)));
        tokens.put("the public key as a secret", secret.serialize());
        JWEObject nested =
                new JWEObject(
                        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                                .contentType("JWT")
                                .build(),
                        new Payload(SignedJWT.parse(issuer.signed(HEADER, claims("")))));
        nested.encrypt(new RSAEncrypter(issuer.key()));
        tokens.put("nested in an encrypted one", nested.serialize());
    }
}
