package org.kanal.socket.tyrus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.kanal.protocol.Disconnect;

/** The WebSocket frame that ends a connection (RFC 6455, section 5.5.1), as a server sends it. */
final class CloseFrame {

    private static final byte FINAL_CLOSE = (byte) 0x88;
    private static final int HEADER_BYTES = 2;

    private CloseFrame() {}

    /**
     * One for each reason, to be read only. Whoever says goodbye while the application is taken
     * away needs them made: no class is loaded any more then.
     */
    static Map<Disconnect, ByteBuffer> all() {
        Map<Disconnect, ByteBuffer> frames = new EnumMap<>(Disconnect.class);
        for (Disconnect why : Disconnect.values()) {
            frames.put(why, of(why));
        }
        return frames;
    }

    /** All of its bytes: the code, and its name as the reason. */
    static ByteBuffer of(Disconnect why) {
        byte[] reason = why.name().getBytes(StandardCharsets.US_ASCII);
        int length = Short.BYTES + reason.length;
        return ByteBuffer.allocate(HEADER_BYTES + length)
                .put(FINAL_CLOSE)
                .put((byte) length)
                .putShort((short) why.code())
                .put(reason)
                .flip();
    }
}
