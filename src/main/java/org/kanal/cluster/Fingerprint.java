package org.kanal.cluster;

import java.util.HexFormat;
import org.kanal.support.Hmac;

/** What can be compared of a secret, and tells nobody without the cluster's secret what it is. */
public final class Fingerprint {

    private static final String PURPOSE = "kanal settings ";
    private static final String MARK = "fingerprint:";

    private Fingerprint() {}

    /**
     * @param clusterSecret not empty
     */
    public static String of(String clusterSecret, String text) {
        return MARK + HexFormat.of().formatHex(new Hmac(clusterSecret).digest(PURPOSE + text));
    }

    static boolean isOne(String text) {
        return text.startsWith(MARK);
    }
}
