package org.kanal.client;

import java.util.stream.Stream;

/** Why some messages will never come. */
public enum GapReason {
    /** They were older than the server keeps them. */
    EXPIRED("expired"),
    /** There were more of them than the server keeps, or than may wait for one connection. */
    OVERFLOW("overflow"),
    /** The stream was lost and began anew. */
    EPOCH_CHANGED("epochChanged"),
    /** Nobody knows what is missing: the server's buffer does not answer, or there is none. */
    UNAVAILABLE("unavailable");

    private final String word;

    GapReason(String word) {
        this.word = word;
    }

    /** That of the protocol's word; {@link #UNAVAILABLE} for none or one that is not known. */
    static GapReason of(Object word) {
        return Stream.of(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst()
                .orElse(UNAVAILABLE);
    }
}
