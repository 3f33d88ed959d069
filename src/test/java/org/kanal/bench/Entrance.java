package org.kanal.bench;

import java.io.Closeable;
import java.io.IOException;

/** Where a server takes messages. */
interface Entrance {

    /** A connection of one publisher. */
    Sender open() throws IOException;

    /** Gives one message after the other to the server. */
    interface Sender extends Closeable {

        /**
         * Returns when the server has taken it.
         *
         * @param payload JSON, ASCII
         */
        void send(String channel, String payload) throws IOException;
    }
}
