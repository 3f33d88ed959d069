package org.kanal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private static final String HEADER = "X-Forwarded-For";

    @Test
    void withoutAProxyNobodyIsBelievedButTheSocket() {
        assertEquals("10.0.0.1", new ClientAddress("").of(request("1.1.1.1")).name());
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "99.9.9.9:4000 | 99.9.9.9",
                "6.6.6.6, 99.9.9.9:4019 | 99.9.9.9",
                "2001:db8::1 | 2001:db8:0:0:0:0:0:0/64",
                "[2001:db8::2]:4000 | 2001:db8:0:0:0:0:0:0/64",
                "[2001:DB8::3] | 2001:db8:0:0:0:0:0:0/64",
                "::ffff:99.9.9.9 | 99.9.9.9",
                "fe80::1%eth0 | fe80:0:0:0:0:0:0:0/64",
                "for=99.9.9.9;proto=https | 99.9.9.9",
                "'proto=https;for=\"[2001:db8::4]:4711\"' | 2001:db8:0:0:0:0:0:0/64",
                "unknown | 10.0.0.1",
                "999.9.9.9 | 10.0.0.1",
                "host.example.org:80 | 10.0.0.1",
            })
    void theAddressCountsWithoutItsPort(String told, String counted) {
        assertEquals(counted, behindProxy(told));
    }

    private static String behindProxy(String... lines) {
        return new ClientAddress(HEADER).of(request(lines)).name();
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
