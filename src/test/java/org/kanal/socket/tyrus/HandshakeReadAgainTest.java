package org.kanal.socket.tyrus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;

/** An access log, or a filter that comes after the handshake, reads what it read before. */
class HandshakeReadAgainTest {

    /** Grizzly alone takes what is encoded for ISO 8859-1, before as after. */
    private static final String SAID =
            "/a/b q=1&w=%C3%A4 [1] [\u00c3\u00a4] [x=1; y=two, x=1, y=two] GET me";

    @Test
    void whatARequestSaysIsReadAgainWhenItsRoomIsGone() throws Exception {
        HttpServer server = new HttpServer();
        NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);
        server.addListener(listener);
        server.getServerConfiguration().addHttpHandler(new Reading());
        server.start();
        try {
            String at = "http://127.0.0.1:" + listener.getPort() + "/a/b?q=1&w=%C3%A4";
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(at))
                            .header("Cookie", "x=1; y=two")
                            .header("X-Who", "me")
                            .build();
            String answer =
                    HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body();
            assertEquals(SAID + "\n" + SAID + "\n" + SAID, answer);
        } finally {
            server.shutdownNow();
        }
    }

    private static final class Reading extends HttpHandler {

        @Override
        public void service(Request request, Response response) throws Exception {
            String before = said(request);
            OnlyOnce.serve(request);
            boolean dropped =
                    HandshakeLeftovers.dropCookies(request) & HandshakeLeftovers.dropTexts(request);
            String after = said(request);
            response.setCharacterEncoding("UTF-8");
            response.getWriter()
                    .write(before + "\n" + (dropped ? after : "kept") + "\n" + said(request));
        }

        private static String said(Request request) {
            String cookies =
                    Arrays.stream(request.getCookies())
                            .map(one -> one.getName() + "=" + one.getValue())
                            .collect(Collectors.joining(", "));
            return String.join(
                    " ",
                    request.getRequestURI(),
                    request.getQueryString(),
                    "[" + request.getParameter("q") + "]",
                    "[" + request.getParameter("w") + "]",
                    "[" + request.getHeader("Cookie") + ", " + cookies + "]",
                    request.getMethod().getMethodString(),
                    request.getHeader("X-Who"));
        }
    }
}
