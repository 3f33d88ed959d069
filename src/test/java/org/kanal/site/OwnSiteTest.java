package org.kanal.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.InvalidInput;

class OwnSiteTest {

    private static final String PROXY = "10.1.2.3";

    private final OwnSite anywhere = site(List.of(), "0.0.0.0");
    private final OwnSite loopback = site(List.of(), "127.0.0.1");

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080",
        "http://LOCALHOST:8080, localhost:8080",
        "http://shop.example.org, shop.example.org",
        "http://shop.example.org, shop.example.org:80",
        "http://shop.example.org:80, shop.example.org",
        "http://[::1]:8080, [::1]:8080"
    })
    void aPageOfTheSameSchemeHostAndPortIsOwn(String origin, String host) {
        assertTrue(anywhere.isOwnPage(origin, request(Map.of("Host", host))));
    }

    @ParameterizedTest
    @CsvSource({
        "https://localhost:8080, localhost:8080",
        "http://localhost, localhost:8080",
        "http://localhost:8081, localhost:8080",
        "http://localhost:8080.evil.example, localhost:8080",
        "http://evil@localhost:8080, localhost:8080",
        "https://shop.example.org, shop.example.org",
        "https://shop.example.org:8443, shop.example.org",
        "null, localhost:8080",
        "localhost:8080, localhost:8080",
        "http://, localhost:8080",
        "http://localhost:8080/, localhost:8080",
        "http://local host:8080, localhost:8080",
        "http://localhost:99999, localhost:99999"
    })
    void anyOtherIsNot(String origin, String host) {
        assertFalse(anywhere.isOwnPage(origin, request(Map.of("Host", host))));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.org, shop.example.org, https, ''",
        "https://shop.example.org:443, shop.example.org, https, ''",
        "https://shop.example.org, shop.example.org, wss, ''",
        "https://shop.example.org:8443, shop.example.org, https, 8443",
        "https://shop.example.org:8443, shop.example.org:8443, https, 9000"
    })
    void whatTheTrustedProxySawCounts(String origin, String host, String proto, String port) {
        Map<String, String> headers =
                Map.of("Host", host, "X-Forwarded-Proto", proto, "X-Forwarded-Port", port);
        assertTrue(anywhere.isOwnPage(origin, request(PROXY, headers)));
        assertFalse(anywhere.isOwnPage(origin, request("192.0.2.1", headers)), "not anybody's");
    }

    @Test
    void aHostThatTheProxyReplacedIsToldByIt() {
        Map<String, String> headers =
                Map.of(
                        "Host", "127.0.0.1:8080",
                        "X-Forwarded-Proto", "https",
                        "X-Forwarded-Host", "evil.example, shop.example.org");
        assertTrue(anywhere.isOwnPage("https://shop.example.org", request(PROXY, headers)));
        assertFalse(anywhere.isOwnPage("https://evil.example", request(PROXY, headers)));
    }

    @Test
    void aWholeSiteInTheSettingIsOwnWhateverTheProxyLosesOfIt() {
        OwnSite own = site(List.of("https://shop.example.org:8443"), "127.0.0.1");
        HttpServletRequest request = request(Map.of("Host", "shop.example.org"));
        assertTrue(own.isForThisServer(request));
        assertTrue(own.isOwnPage("https://shop.example.org:8443", request));
        assertFalse(own.isOwnPage("https://shop.example.org", request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "10.9.9.9"})
    void onLoopbackItIsForThisMachinesNames(String host) {
        assertTrue(loopback.isForThisServer(request(Map.of("Host", host))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "10.9.9.8",
                "",
                "a b"
            })
    void onLoopbackNoOtherNameLeadsHere(String host) {
        assertFalse(loopback.isForThisServer(request(Map.of("Host", host))));
    }

    @Test
    void beyondLoopbackAnyNameDoesUnlessSomeAreSet() {
        HttpServletRequest request = request(Map.of("Host", "any.example"));
        assertTrue(anywhere.isForThisServer(request));
        OwnSite named = site(List.of("shop.example.org", "other.example:8080"), "0.0.0.0");
        assertFalse(named.isForThisServer(request));
        assertTrue(named.isForThisServer(request(Map.of("Host", "SHOP.example.org:1"))));
        assertTrue(named.isForThisServer(request(Map.of("Host", "other.example:8080"))));
        assertFalse(named.isForThisServer(request(Map.of("Host", "other.example:8081"))));
        assertTrue(named.isForThisServer(request(Map.of("Host", "localhost:8080"))));
    }

    @Test
    void aPageCannotSpeakForAProxyToMakeAnotherNameOwn() {
        Map<String, String> headers =
                Map.of("Host", "evil.example:8080", "X-Forwarded-Host", "localhost:8080");
        assertFalse(loopback.isForThisServer(request("127.0.0.1", headers)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example.org/", "shop.example.org/x", "*", "a b", "a:b"})
    void aHostThatCouldNeverMatchStopsTheStart(String host) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> site(List.of(host), "127.0.0.1"));
        assertEquals("kanal.hosts", refused.field());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0.0/x", "1.2.3.999", ":", "*"})
    void aProxyThatIsNoAddressStopsTheStart(String proxy) {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () -> SiteSettings.of(List.of(), List.of(proxy), Optional.of("127.0.0.1")));
        assertEquals("kanal.proxies", refused.field());
    }

    private static OwnSite site(List<String> hosts, String listens) {
        return new OwnSite(
                SiteSettings.of(
                        hosts, List.of("127.0.0.1", "::1", "10.1.0.0/16"), Optional.of(listens)));
    }

    private static HttpServletRequest request(Map<String, String> headers) {
        return request("192.0.2.1", headers);
    }

    private static HttpServletRequest request(String from, Map<String, String> headers) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        OwnSiteTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getHeaders" ->
                                            Collections.enumeration(
                                                    Optional.ofNullable(headers.get(arguments[0]))
                                                            .stream()
                                                            .toList());
                                    case "getRemoteAddr" -> from;
                                    case "getLocalAddr" -> "10.9.9.9";
                                    case "getScheme" -> "http";
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }
}
