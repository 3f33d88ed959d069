package org.kanal.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A message to a client as UTF-8 JSON, whatever carries it. Built once per publication and shared
 * by all its receivers, so it never changes.
 */
public final class EncodedMessage {

    private final byte[] json;

    private EncodedMessage(byte[] json) {
        this.json = json;
    }

    /** What the server says, encoded. */
    public static EncodedMessage of(Outgoing outgoing) {
        return of(OutgoingWriter.write(outgoing));
    }

    /**
     * A message that is JSON text already.
     *
     * @param json not null; not looked at
     */
    public static EncodedMessage of(String json) {
        return new EncodedMessage(json.getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes it has. */
    public int length() {
        return json.length;
    }

    /** Appends its bytes. */
    public void appendTo(ByteBuffer target) {
        target.put(json);
    }

    /** Its JSON as text. */
    public String text() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
