package org.kanal.socket.tyrus;

import java.nio.ByteBuffer;
import java.util.List;
import org.kanal.outbox.Framing;
import org.kanal.protocol.EncodedMessage;

/**
 * Each message as one unmasked text frame of its own, as a server sends it (RFC 6455, section 5.2).
 */
public final class WebSocketFraming implements Framing {

    /** It keeps nothing, and one object for all connections lets them share framed bytes. */
    public static final WebSocketFraming INSTANCE = new WebSocketFraming();

    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int LARGEST_SHORT = 0xFFFF;

    private WebSocketFraming() {}

    @Override
    public ByteBuffer frame(List<EncodedMessage> messages) {
        int length = 0;
        for (EncodedMessage message : messages) {
            length += headerLength(message.length()) + message.length();
        }
        ByteBuffer frames = ByteBuffer.allocate(length);
        for (EncodedMessage message : messages) {
            putHeader(frames, message.length());
            message.appendTo(frames);
        }
        return frames.flip();
    }

    private static int headerLength(int length) {
        return length < SHORT ? 2 : length <= LARGEST_SHORT ? 4 : 10;
    }

    private static void putHeader(ByteBuffer frames, int length) {
        frames.put(FINAL_TEXT);
        if (length < SHORT) {
            frames.put((byte) length);
        } else if (length <= LARGEST_SHORT) {
            frames.put((byte) SHORT).putShort((short) length);
        } else {
            frames.put((byte) LONG).putLong(length);
        }
    }
}
