package org.kanal.permission;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kanal.api.InvalidInput;

/**
 * Signs the questions to an application's URL ({@code kanal.apps.ID.permissions-secret}), so that
 * it knows who asks: {@code t=SECONDS,v1=HEX}, the HMAC-SHA256 of {@code SECONDS.BODY}.
 */
public final class QuestionKey {

    /** The header with the signature. */
    public static final String HEADER = "Kanal-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_CHARACTERS = 16;

    private final byte[] key;

    /**
     * @param setting where the secret stands, for the error
     * @throws InvalidInput if it could be guessed
     */
    public QuestionKey(String setting, String secret) {
        if (secret.length() < LEAST_CHARACTERS) {
            throw new InvalidInput(
                    setting,
                    "has "
                            + secret.length()
                            + " characters; allowed: "
                            + LEAST_CHARACTERS
                            + " or more");
        }
        key = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param seconds when it is asked, since 1970: who checks it knows an old question
     */
    public String signature(long seconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = (seconds + "." + body).getBytes(StandardCharsets.UTF_8);
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " belongs to every Java", e);
        }
    }

    @Override
    public String toString() {
        return "QuestionKey[hidden]";
    }
}
