package org.kanal.outbox;

import java.nio.ByteBuffer;
import java.util.List;
import org.kanal.protocol.EncodedMessage;

/**
 * Messages that go out to a connection in one write. Shared by all connections that have the same
 * messages waiting, so that they are framed once. For one writer's thread only.
 */
public final class Batch {

    private final List<EncodedMessage> messages;
    private Framing framedBy;
    private ByteBuffer framed;

    /**
     * @param messages one or more, in order
     */
    public Batch(List<EncodedMessage> messages) {
        this.messages = List.copyOf(messages);
    }

    /** The messages, in order. */
    public List<EncodedMessage> messages() {
        return messages;
    }

    /**
     * All messages as they stand on the wire: a view with a position of its own on shared bytes,
     * which are not to be changed.
     */
    public ByteBuffer framedBy(Framing framing) {
        if (framing != framedBy) {
            framed = framing.frame(messages);
            framedBy = framing;
        }
        return framed.duplicate();
    }

    /** Whether it is made of exactly these objects. */
    boolean isOf(List<EncodedMessage> others) {
        if (others.size() != messages.size()) {
            return false;
        }
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i) != messages.get(i)) {
                return false;
            }
        }
        return true;
    }
}
