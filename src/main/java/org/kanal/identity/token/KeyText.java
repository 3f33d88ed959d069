package org.kanal.identity.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import org.kanal.api.InvalidInput;

/**
 * A public key as somebody wrote it: PEM, a JSON Web Key or a set of them (RFC 7517), the JSON also
 * in Base64url, as MicroProfile JWT allows.
 *
 * @param setting where it stands, for errors
 * @param json empty where the text is PEM
 */
record KeyText(String setting, String text, String json) {

    private static final String NO_JSON = "";

    /** Some editors put it in front of a text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static KeyText of(String setting, String text) {
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        String stripped = unmarked.strip();
        return new KeyText(setting, stripped, jsonOf(stripped));
    }

    /** Whether it is a set, from which a token chooses by its key id. */
    boolean isSet() {
        return !json.isEmpty() && (json.contains("\"keys\"") || json.contains("\"kid\""));
    }

    /**
     * The keys of a set, or of one key that has an id.
     *
     * @throws InvalidInput naming the setting if there are none to be read, or private ones
     */
    JWKSet set() {
        try {
            JWKSet keys =
                    json.contains("\"keys\"") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json));
            if (keys.isEmpty() || keys.getKeys().stream().anyMatch(JWK::isPrivate)) {
                throw illegal(null);
            }
            return keys;
        } catch (ParseException e) {
            throw illegal(e);
        }
    }

    /**
     * The one key of a text that is no set.
     *
     * @throws InvalidInput naming the setting if it is none, or none for this algorithm
     */
    PublicKey single(JWSAlgorithm algorithm) {
        boolean isRsa = JWSAlgorithm.Family.RSA.contains(algorithm);
        try {
            if (!json.isEmpty()) {
                JWK key = JWK.parse(json);
                return isRsa ? key.toRSAKey().toPublicKey() : key.toECKey().toPublicKey();
            }
            byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance(isRsa ? "RSA" : "EC")
                    .generatePublic(new X509EncodedKeySpec(der));
        } catch (ParseException
                | GeneralSecurityException
                | com.nimbusds.jose.JOSEException
                | RuntimeException e) {
            throw illegal(e);
        }
    }

    private InvalidInput illegal(Exception cause) {
        return new InvalidInput(
                setting,
                "holds no public key for mp.jwt.verify.publickey.algorithm"
                        + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + "; allowed: PEM, a JWK or a JWKS, public ones");
    }

    private static String jsonOf(String text) {
        if (text.startsWith("{")) {
            return text;
        }
        try {
            String decoded =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).strip();
            return decoded.startsWith("{") ? decoded : NO_JSON;
        } catch (IllegalArgumentException e) {
            return NO_JSON; // PEM has lines and dashes
        }
    }
}
