package org.kanal.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpgradeRequestTest {

    private static final Handler CONTAINERS = new Handler();

    @Test
    void theServersNameIsItsAddressAndIsNotLookedUp() {
        assertEquals("10.0.0.1", with(nothing()).getLocalName());
    }

    @Test
    void theContainerUpgradesWhereNobodyElseCan() throws Exception {
        assertSame(CONTAINERS, with(nothing()).upgrade(Handler.class));
    }

    @Test
    void theContainerIsNotAskedWhereSomebodyElseCan() throws Exception {
        Handler own = new Handler();
        UpgradeRequest request =
                with(
                        new Upgrades() {
                            @Override
                            public <T extends HttpUpgradeHandler> Optional<T> upgrade(
                                    HttpServletRequest request, Class<T> type) {
                                assertNotNull(request);
                                return Optional.of(type.cast(own));
                            }
                        });
        assertSame(own, request.upgrade(Handler.class));
    }

    private static UpgradeRequest with(Upgrades upgrades) {
        return new UpgradeRequest(request(), upgrades);
    }

    private static Upgrades nothing() {
        return new Upgrades() {
            @Override
            public <T extends HttpUpgradeHandler> Optional<T> upgrade(
                    HttpServletRequest request, Class<T> type) {
                return Optional.empty();
            }
        };
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        UpgradeRequestTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getLocalAddr" -> "10.0.0.1";
                                    case "upgrade" -> CONTAINERS;
                                    default -> throw new UnsupportedOperationException();
                                });
    }

    /** Does nothing. */
    public static final class Handler implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {}

        @Override
        public void destroy() {}
    }
}
