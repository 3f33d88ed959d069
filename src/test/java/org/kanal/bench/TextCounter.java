package org.kanal.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Counts a text in one connection's bytes, also where it is cut between two of them. */
final class TextCounter {

    private final byte[] text;
    private int matched;

    /**
     * @param text ASCII; no part of it but its end begins as it does
     */
    TextCounter(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Goes through bytes that came; gives how often the text ended in them. */
    int count(ByteBuffer bytes) {
        int found = 0;
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next != text[matched]) {
                matched = next == text[0] ? 1 : 0;
            } else if (++matched == text.length) {
                matched = 0;
                found++;
            }
        }
        return found;
    }
}
