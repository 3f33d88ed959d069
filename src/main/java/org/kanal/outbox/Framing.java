package org.kanal.outbox;

import java.nio.ByteBuffer;
import java.util.List;
import org.kanal.protocol.EncodedMessage;

/**
 * How messages stand on the wire of one kind of transport. Asked once for all connections that have
 * the same messages waiting, so the same messages always give the same bytes.
 */
public interface Framing {

    /**
     * Frames messages, in order.
     *
     * @param messages one or more
     * @return the bytes, from position to limit
     */
    ByteBuffer frame(List<EncodedMessage> messages);
}
