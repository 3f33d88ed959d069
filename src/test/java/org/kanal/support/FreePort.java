package org.kanal.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for a test's server. */
public final class FreePort {

    private FreePort() {}

    /** A port of the loopback address that nobody listens on now. */
    public static int find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A port that nobody listens on now, as on the one after it. */
    public static int findTwo() throws IOException {
        int port = find();
        while (!isFree(port + 1)) {
            port = find();
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
