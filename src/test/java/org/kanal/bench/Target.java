package org.kanal.bench;

import java.net.InetSocketAddress;

/**
 * What is measured: where subscribers connect, and where messages go in.
 *
 * @param channelPath the path that a channel's messages are posted to; {@code %s} is its name
 */
record Target(InetSocketAddress address, String webSocketPath, String channelPath) {

    static Target kanal(InetSocketAddress address) {
        return new Target(address, "/kanal/realtime", "/kanal/api/channels/%s/messages");
    }

    /** The loop that one writes first: see {@code NaiveEndpoint}. */
    static Target naive(InetSocketAddress address) {
        return new Target(address, "/kanal/bench/naive", "/kanal/bench/naive-publish");
    }
}
