package org.kanal.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private static final String HEADER = "X-Forwarded-For";

    @Test
    void withoutAProxyNobodyIsBelievedButTheSocket() {
        assertEquals("10.0.0.1", new ClientAddress("").of(request("1.1.1.1")));
    }

    @Test
    void theLastAddressCountsBecauseTheProxyWroteIt() {
        assertEquals("2.2.2.2", behindProxy("1.1.1.1, 2.2.2.2"));
    }

    @Test
    void aLineThatTheProxyAddedCountsAndNotTheClientsOwn() {
        assertEquals("2.2.2.2", behindProxy("6.6.6.6", "1.1.1.1, 2.2.2.2"));
    }

    @Test
    void aRequestThatDidNotComeThroughTheProxyIsItsSockets() {
        assertEquals("10.0.0.1", behindProxy());
        assertEquals("10.0.0.1", behindProxy(" "));
    }

    private static String behindProxy(String... lines) {
        return new ClientAddress(HEADER).of(request(lines));
    }

    private static HttpServletRequest request(String... lines) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        ClientAddressTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getRemoteAddr" -> "10.0.0.1";
                                    case "getHeaders" -> Collections.enumeration(List.of(lines));
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }
}
