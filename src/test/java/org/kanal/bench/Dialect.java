package org.kanal.bench;

import java.io.IOException;
import java.util.List;

/** How a server's subscribers speak to it: over WebSocket, in text frames, all of them. */
interface Dialect {

    /** Where one connects who wants these channels. */
    String path(List<String> channels);

    /**
     * Subscribes, and waits until the server has.
     *
     * @return what this connection says every ten seconds, so that the server keeps it; empty for
     *     nothing
     */
    String subscribe(Talk talk, List<String> channels) throws IOException;
}
