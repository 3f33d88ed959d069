package org.kanal.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A message to a client as it goes over the wire: one unmasked WebSocket text frame (RFC 6455,
 * section 5.2). Built once per publication and shared by all its receivers, so it never changes.
 */
public final class TextFrame {

    private static final int FINAL_TEXT = 0x81;

    private final byte[] bytes;
    private final int headerLength;

    private TextFrame(byte[] bytes, int headerLength) {
        this.bytes = bytes;
        this.headerLength = headerLength;
    }

    /** The frame of one message. */
    public static TextFrame of(Outgoing outgoing) {
        return of(OutgoingWriter.write(outgoing));
    }

    /** The frame that holds this text. */
    public static TextFrame of(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        int length = payload.length;
        int headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        ByteBuffer frame = ByteBuffer.allocate(headerLength + length).put((byte) FINAL_TEXT);
        switch (headerLength) {
            case 2 -> frame.put((byte) length);
            case 4 -> frame.put((byte) 126).putShort((short) length);
            default -> frame.put((byte) 127).putLong(length);
        }
        return new TextFrame(frame.put(payload).array(), headerLength);
    }

    /** The size on the wire, header included. */
    public int length() {
        return bytes.length;
    }

    /** Appends the whole frame, header included. */
    public void appendTo(ByteBuffer target) {
        target.put(bytes);
    }

    /** The whole frame, header included, to be read only. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes);
    }

    /** The text inside. */
    public String text() {
        return new String(bytes, headerLength, bytes.length - headerLength, StandardCharsets.UTF_8);
    }
}
