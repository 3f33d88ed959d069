package org.kanal.outbox;

import org.kanal.protocol.Disconnect;

/** One connection, seen from its {@link Outbox}: takes one write at a time. */
public interface Transport {

    /** Hears once how a write ended, on any thread, possibly before {@code write} returns. */
    interface Completion {
        /** The bytes have left for the client. */
        void written();

        /** They have not, and nothing more will. */
        void failed(Throwable cause);
    }

    /** Writes messages, in order. Does not block. */
    void write(Batch batch, Completion completion);

    /** Closes the connection with a reason. Does not block, and does not wait for a write. */
    void close(Disconnect reason);
}
