package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressOnlyTest {

    @Test
    void parametersAreThoseOfTheAddressInTheirOrder() {
        AddressOnly request = request("users=ann&users=b%20ob&includePublisher&x=a%3Db");
        assertArrayEquals(new String[] {"ann", "b ob"}, request.getParameterValues("users"));
        assertEquals("ann", request.getParameter("users"));
        assertEquals("", request.getParameter("includePublisher"));
        assertEquals("a=b", request.getParameterMap().get("x")[0]);
        assertEquals(
                List.of("users", "includePublisher", "x"),
                Collections.list(request.getParameterNames()));
        assertNull(request.getParameter("none"));
        assertNull(request.getParameterValues("none"));
    }

    @Test
    void withoutAQueryThereAreNone() {
        assertEquals(0, request(null).getParameterMap().size());
    }

    @Test
    void whatIsNoEncodingStaysAsItWasWritten() {
        assertEquals("100%", request("discount=100%").getParameter("discount"));
    }

    /** Whatever else is asked of it, it says that its body was read for that. */
    private static AddressOnly request(String query) {
        return new AddressOnly(
                (HttpServletRequest)
                        Proxy.newProxyInstance(
                                AddressOnlyTest.class.getClassLoader(),
                                new Class<?>[] {HttpServletRequest.class},
                                (proxy, method, arguments) -> {
                                    assertEquals("getQueryString", method.getName());
                                    return query;
                                }));
    }
}
