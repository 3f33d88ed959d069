package org.kanal.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class UpgradeRequestTest {

    @Test
    void theServersNameIsItsAddressAndIsNotLookedUp() {
        assertEquals("10.0.0.1", new UpgradeRequest(request()).getLocalName());
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        UpgradeRequestTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("getLocalAddr")) {
                                return "10.0.0.1";
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }
}
