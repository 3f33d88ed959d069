package org.kanal.cluster;

import java.util.regex.Pattern;

/** What may go from node to node. */
public final class PeerMessage {

    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9-]{1,40}");

    private PeerMessage() {}

    /**
     * @throws IllegalArgumentException if that is no kind
     */
    public static String requireKind(String kind) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "'" + kind + "' is no kind; allowed: 1 to 40 letters, digits and -");
        }
        return kind;
    }

    /**
     * @throws IllegalArgumentException if the text is too long
     */
    public static String requireShort(String text) {
        if (text.length() > Peers.LONGEST) {
            throw new IllegalArgumentException(
                    "a text of "
                            + text.length()
                            + " characters; allowed: at most "
                            + Peers.LONGEST
                            + " at once");
        }
        return text;
    }
}
