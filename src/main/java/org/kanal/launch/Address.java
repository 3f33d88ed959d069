package org.kanal.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Where people find the server.
 *
 * @param path of the application, with a slash at both ends
 */
record Address(String host, int port, String path) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "0.0.0.0", "::", "::1");

    /** Where nothing is, or something that takes no handshake. */
    private static final Set<Integer> NOTHING = Set.of(0, 404, 405, 410);

    private static final int VERSION_UNKNOWN = 426;
    private static final int STATUS_LINE = "HTTP/1.1 426".length();
    private static final int PATIENCE_MILLIS = 20_000;

    static Address of(Settings settings, String contextRoot) {
        String path = ("/" + contextRoot + "/").replaceAll("/+", "/");
        String host = settings.httpAddress();
        if (THIS_MACHINE.contains(host)) {
            return new Address("localhost", settings.httpPort(), path);
        }
        return new Address(host.contains(":") ? "[" + host + "]" : host, settings.httpPort(), path);
    }

    /**
     * An address further down.
     *
     * @param more with a slash at the end
     */
    Address below(String more) {
        return new Address(host, port, path + more);
    }

    String url() {
        return "http://" + host + ":" + port + path;
    }

    /** Whether it serves: an application may refuse its first page, or have none. */
    static boolean isServed(int status) {
        return status < HttpURLConnection.HTTP_INTERNAL_ERROR;
    }

    /**
     * The HTTP status with which the WebSocket endpoint answers a handshake. Another application's
     * library can take its place: the container then serves pages, and no sockets. Asked for a
     * version that no server speaks, so that no connection is opened.
     */
    int handshakeStatus() throws IOException {
        try (Socket socket = new Socket()) {
            String plain = host.replaceAll("[\\[\\]]", "");
            socket.connect(new InetSocketAddress(plain, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request =
                    "GET %srealtime HTTP/1.1\r\nHost: %s:%s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 7\r\nSec-WebSocket-Key: a2FuYWwgaXMgc3RhcnRpbg==\r\n\r\n"
                            .formatted(path, host, Integer.toString(port));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(STATUS_LINE);
            String line = new String(answer, StandardCharsets.US_ASCII);
            return line.matches("HTTP/1\\.[01] \\d{3}") ? Integer.parseInt(line.substring(9)) : 0;
        }
    }

    /** Whether Kanal's endpoint itself answered so. */
    static boolean isKanals(int status) {
        return status == VERSION_UNKNOWN;
    }

    /**
     * Whether an endpoint answered so, or something before it that lets only some in, such as the
     * page of a login.
     */
    static boolean isEndpoint(int status) {
        boolean isFailure =
                status >= HttpURLConnection.HTTP_INTERNAL_ERROR
                        && status != HttpURLConnection.HTTP_UNAVAILABLE;
        return !NOTHING.contains(status) && !isFailure;
    }

    /** The HTTP status of the first page. */
    int status() throws IOException {
        HttpURLConnection request = (HttpURLConnection) URI.create(url()).toURL().openConnection();
        request.setConnectTimeout(PATIENCE_MILLIS);
        request.setReadTimeout(PATIENCE_MILLIS);
        request.setInstanceFollowRedirects(false);
        try {
            return request.getResponseCode();
        } finally {
            request.disconnect();
        }
    }
}
