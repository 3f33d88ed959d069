package org.kanal.front;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The answer to a ping that comes alone, as it does from nearly every client that is silent: one
 * whole text frame that says just that. It is all that most connections ever send, and need not go
 * the long way through the server to be known.
 */
public final class LonePong {

    /** What a client says by it. */
    private static final byte[] PONG = "{\"type\":\"pong\"}".getBytes(StandardCharsets.US_ASCII);

    private static final int HEAD = 2;
    private static final int MASK = 4;
    private static final byte WHOLE_TEXT = (byte) 0x81;
    private static final byte MASKED_LENGTH = (byte) (0x80 | PONG.length);

    /** Its length with its head, in bytes. */
    public static final int BYTES = HEAD + MASK + PONG.length;

    private LonePong() {}

    /**
     * Whether bytes that begin a frame are one, and nothing else.
     *
     * @param came from its position to its limit; they stay where they are
     */
    public static boolean is(ByteBuffer came) {
        int start = came.position();
        if (came.remaining() != BYTES
                || came.get(start) != WHOLE_TEXT
                || came.get(start + 1) != MASKED_LENGTH) {
            return false;
        }
        for (int i = 0; i < PONG.length; i++) {
            byte mask = came.get(start + HEAD + i % MASK);
            if ((came.get(start + HEAD + MASK + i) ^ mask) != PONG[i]) {
                return false;
            }
        }
        return true;
    }
}
