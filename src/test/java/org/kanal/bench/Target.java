package org.kanal.bench;

import java.net.InetSocketAddress;

/**
 * What is measured: where subscribers connect, and where messages go in.
 *
 * @param webSocketPath {@code %s} in it is the channel's name
 * @param channelPath the path that a channel's messages are posted to; {@code %s} is its name
 * @param speaksKanal whether clients say what they subscribe to, and are told that they are
 */
record Target(
        InetSocketAddress address, String webSocketPath, String channelPath, boolean speaksKanal) {

    static Target kanal(InetSocketAddress address) {
        return new Target(address, "/kanal/realtime", "/kanal/api/channels/%s/messages", true);
    }

    /** The loop that one writes first: see {@code NaiveEndpoint}. */
    static Target naive(InetSocketAddress address) {
        return new Target(address, "/kanal/bench/naive", "/kanal/bench/naive-publish", true);
    }
}
