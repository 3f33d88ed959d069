package org.kanal.bench;

import java.io.IOException;

/** Another server that runs, on a leash. */
record Peer(Leash leash, Target target) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        leash.close();
    }
}
