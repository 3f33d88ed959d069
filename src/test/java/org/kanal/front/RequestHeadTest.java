package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "a=%20+&b=%C3%A9", "%E2%82%AC", "a=%2525", "q=\u00c3\u00a9"})
    void whatIsEncodedAsAddressesAreMayPass(String query) {
        assertFalse(get("/", query).whatIsBad().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=%zz", "x=%", "x=%2", "x=%c3%28", "x=%ff", "x=\u00e9", "%-1", "%+f"})
    void whatCannotBeDecodedIsBad(String query) {
        assertTrue(get("/", query).whatIsBad().isPresent());
        assertTrue(get("/" + query, "").whatIsBad().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\tb", "a\u0007", "a\u007f", "a`b", "a|b", "a{b}", "a<b", "a\"", "a\\b", "a^", "#a"
            })
    void whatIsToBeEncodedAndIsNotIsBad(String text) {
        assertTrue(get("/", text).whatIsBad().isPresent());
        assertTrue(get("/" + text, "").whatIsBad().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kanal/realtime",
                "/kanal/realtime;a=b",
                "/kanal;a=b/realtime;c",
                "/kanal/%72ealtime",
                "/%6banal/realtim%65;a=%20"
            })
    void anAddressIsKnownHoweverItIsWritten(String path) {
        assertTrue(get(path, "").isFor("/kanal/realtime"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kanal/realtim", "/kanal/realtime/", "/kanal/%2572ealtime", "/%zz"})
    void anotherAddressIsAnother(String path) {
        assertFalse(get(path, "").isFor("/kanal/realtime"));
    }

    @Test
    void whatAddressesMayHaveIsNot() {
        assertTrue(get("/a-._~!$&'()*+,;=:@%20b", "a[]=1&b=/?:@").whatIsBad().isEmpty());
        assertTrue(get("*", "").whatIsBad().isEmpty());
        assertTrue(get("/a[1]", "").whatIsBad().isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, 1, 3, true, true, false, true",
        "POST, 1, -1, true, false, false, true",
        "POST, 2, 3, false, true, false, true",
        "GET, 1, 100, false, true, true, true",
        "GET, 1, -1, true, true, true, true",
        "POST, 1, -1, false, true, true, true",
        "PRI, 0, -1, false, true, false, true",
        "GET, 1, -1, false, true, true, false",
        "GET, 1, 0, false, true, true, false",
        "POST, 1, -1, true, true, false, false",
        "POST, 1, 100, false, true, false, false",
    })
    void whatTwoServersUnderstandDifferentlyIsBad(
            String method,
            int hosts,
            long length,
            boolean isChunked,
            boolean isUnderstood,
            boolean isUpgrade,
            boolean isBad) {
        RequestHead head =
                new RequestHead(
                        method,
                        "/",
                        "",
                        hosts(hosts),
                        length,
                        isChunked,
                        isUnderstood,
                        isUpgrade,
                        false);
        assertEquals(isBad, head.whatIsBad().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:80, b",
                "a b",
                "a:b",
                "a@b",
                "a/b",
                "a:123456",
                "[::1",
                "a\u0000",
                "http://a",
                ""
            })
    void aHostThatIsNoneIsBad(String host) {
        assertTrue(get("/", "", List.of(host)).whatIsBad().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "www.example.org:8443",
                "a_b.local",
                "127.0.0.1:80",
                "[::1]:8080",
                "a:"
            })
    void aHostIsANameOrAnAddressWithAPortOrNot(String host) {
        assertTrue(get("/", "", List.of(host)).whatIsBad().isEmpty());
    }

    @Test
    void anEmptyTextIsEncoded() {
        assertTrue(RequestHead.isEncoded(new byte[0]));
        assertFalse(RequestHead.isEncoded(new byte[] {'%'}));
    }

    private static RequestHead get(String path, String query) {
        return get(path, query, hosts(1));
    }

    private static RequestHead get(String path, String query, List<String> hosts) {
        return new RequestHead("GET", path, query, hosts, -1, false, true, false, false);
    }

    private static List<String> hosts(int count) {
        return Collections.nCopies(count, "www.example.org:8443");
    }
}
