package org.kanal.bench;

import java.net.InetSocketAddress;

/**
 * What is measured: where subscribers connect and how they speak, and where messages go in.
 *
 * @param address of the WebSocket
 */
record Target(InetSocketAddress address, Dialect dialect, Entrance entrance) {

    static Target kanal(InetSocketAddress address) {
        return speakingKanal(address, "/kanal/realtime", "/kanal/api/channels/%s/messages");
    }

    /** The loop that one writes first: see {@code NaiveEndpoint}. */
    static Target naive(InetSocketAddress address) {
        return speakingKanal(address, "/kanal/bench/naive", "/kanal/bench/naive-publish");
    }

    /** A server with Kanal's protocol; {@code %s} in {@code publish} is the channel. */
    static Target speakingKanal(InetSocketAddress address, String webSocket, String publish) {
        return new Target(address, new KanalDialect(webSocket), new HttpEntrance(address, publish));
    }
}
