package org.kanal.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Set;

/** Where people find the server. */
record Address(String host, int port) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "0.0.0.0", "::", "::1");
    private static final int PATIENCE_MILLIS = 20_000;

    static Address of(Settings settings) {
        String host = settings.httpAddress();
        if (THIS_MACHINE.contains(host)) {
            return new Address("localhost", settings.httpPort());
        }
        return new Address(host.contains(":") ? "[" + host + "]" : host, settings.httpPort());
    }

    String url() {
        return "http://" + host + ":" + port + "/kanal/";
    }

    /** Whether it serves: an application may refuse its first page, or have none. */
    static boolean isServed(int status) {
        return status < HttpURLConnection.HTTP_INTERNAL_ERROR;
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
