package org.kanal.cluster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What can be compared of a secret, and tells nobody without the cluster's secret what it is. */
public final class Fingerprint {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "kanal settings ";
    private static final String MARK = "fingerprint:";

    private Fingerprint() {}

    /**
     * @param clusterSecret not empty
     */
    public static String of(String clusterSecret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(clusterSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] digest = mac.doFinal((PURPOSE + text).getBytes(StandardCharsets.UTF_8));
            return MARK + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    static boolean isOne(String text) {
        return text.startsWith(MARK);
    }
}
