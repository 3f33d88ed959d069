package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.support.Language;

class AddressTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 401, 403, 404})
    void anApplicationMayRefuseItsFirstPageOrHaveNone(int status) throws IOException {
        assertTrue(Address.isServed(askedOf(status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void anApplicationThatFailsDoesNotServe(int status) throws IOException {
        assertFalse(Address.isServed(askedOf(status)));
    }

    @ParameterizedTest
    @CsvSource({"/kanal,/kanal/", "/shop,/shop/", "shop,/shop/", "/,/", "/a/b,/a/b/"})
    void theAddressIsThatOfTheContextRootThatIsServed(String root, String path) {
        Settings settings = Settings.from(new Sources(new Properties(), Map.of()));
        assertEquals("http://localhost:8080" + path, Address.of(settings, root).url());
    }

    @Test
    void anEndpointThatAnswersNoHandshakeIsNotThere() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.start();
        try {
            int status =
                    new Address("127.0.0.1", server.getAddress().getPort(), "/shop/")
                            .handshakeStatus();
            assertEquals(404, status);
            assertFalse(Address.isEndpoint(status));
            assertTrue(Address.isEndpoint(426));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theEndpointIsAskedInAWayThatServersReadInEveryLanguage() throws Exception {
        String[] host = new String[1];
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        int port = server.getAddress().getPort();
        server.createContext(
                "/",
                exchange -> {
                    host[0] = exchange.getRequestHeaders().getFirst("Host");
                    exchange.sendResponseHeaders(426, -1);
                    exchange.close();
                });
        server.start();
        Address address = new Address("127.0.0.1", port, "/");
        try {
            assertEquals(426, Language.withDigitsOfItsOwn(address::handshakeStatus));
        } finally {
            server.stop(0);
        }
        assertEquals("127.0.0.1:" + port, host[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 200, 302, 400, 401, 403, 426, 429, 503})
    void aLoginBeforeTheEndpointDoesNotMeanThatItIsNotThere(int status) {
        assertTrue(Address.isEndpoint(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 404, 405, 410, 500, 502})
    void whereNothingAnswersOrItFailsThereIsNone(int status) {
        assertFalse(Address.isEndpoint(status));
    }

    /** What a server that answers so is found to answer. */
    private static int askedOf(int status) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext(
                "/kanal/",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "http://localhost:1/elsewhere");
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        try {
            return new Address("127.0.0.1", server.getAddress().getPort(), "/kanal/").status();
        } finally {
            server.stop(0);
        }
    }
}
