package org.kanal.permission;

import java.util.HexFormat;
import org.kanal.api.InvalidInput;
import org.kanal.support.Hmac;

/**
 * Signs the questions to an application's URL ({@code kanal.apps.ID.permissions-secret}), so that
 * it knows who asks: {@code t=SECONDS,v1=HEX}, the HMAC-SHA256 of {@code SECONDS.BODY}.
 */
public final class QuestionKey {

    /** The header with the signature. */
    public static final String HEADER = "Kanal-Signature";

    private static final int LEAST_CHARACTERS = 16;

    private final Hmac signing;

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
        signing = new Hmac(secret);
    }

    /**
     * @param seconds when it is asked, since 1970: who checks it knows an old question
     */
    public String signature(long seconds, String body) {
        byte[] digest = signing.digest(seconds + "." + body);
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(digest);
    }

    @Override
    public String toString() {
        return "QuestionKey[hidden]";
    }
}
