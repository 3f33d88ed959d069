package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            return new Address("127.0.0.1", server.getAddress().getPort()).status();
        } finally {
            server.stop(0);
        }
    }
}
