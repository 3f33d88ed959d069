package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kanal.it.Page;

/**
 * A plain publication is answered before the container sees it, and as if it had. Which way a
 * request went shows by one header: the container leaves out the date.
 */
class ShortWayIT {

    private static final String NEWS = "/kanal/api/channels/news/messages";
    private static final String KEY = "Authorization: Bearer " + StartedServer.KEY;

    /** Nobody knows what it means, so it might be something. */
    private static final String LONG_WAY = "X-Long: yes";

    @TempDir static Path folder;

    private static StartedServer server;

    @BeforeAll
    static void start() throws Exception {
        server =
                StartedServer.start(
                        folder.resolve("data"),
                        Map.of(
                                "kanal.demo",
                                "false",
                                "kanal.history.rules",
                                "forgotten=0",
                                "kanal.apps",
                                "shop",
                                "kanal.apps.shop.api.keys",
                                "key-of-another-application"),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    static Stream<Arguments> requests() {
        String other = "Authorization: Bearer key-of-another-application";
        return Stream.of(
                Arguments.of("1.1", NEWS, "{\"a\": 1}", List.of(KEY)),
                Arguments.of("1.1", NEWS, "1", List.of(KEY, "Connection: close")),
                Arguments.of("1.0", NEWS, "1", List.of(KEY)),
                Arguments.of("1.1", NEWS, "1", List.of(KEY, "Accept: application/json")),
                Arguments.of("1.1", NEWS, "1", List.of(other)),
                Arguments.of("1.1", NEWS, "{nothing", List.of(KEY)),
                Arguments.of("1.1", NEWS, "", List.of(KEY)),
                Arguments.of("1.1", NEWS, '"' + "x".repeat(20_000) + '"', List.of(KEY)),
                Arguments.of("1.1", NEWS.replace("news", "n".repeat(200)), "1", List.of(KEY)),
                Arguments.of(
                        "1.1", NEWS, "1", List.of(KEY, "Idempotency-Key: " + "k".repeat(999))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void bothWaysGiveTheSameAnswer(String version, String path, String body, List<String> headers)
            throws Exception {
        List<String> more = Stream.concat(headers.stream(), Stream.of(LONG_WAY)).toList();
        String quick = answer(server, version, path, body, headers);
        String slow = answer(server, version, path, body, more);
        assertTrue(hasDate(quick), quick);
        assertFalse(hasDate(slow), slow);
        assertEquals(comparable(slow), comparable(quick));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(NEWS, List.of()),
                Arguments.of(NEWS, List.of("Authorization: Bearer a-key-that-nobody-has")),
                Arguments.of(NEWS, List.of(KEY, "Cookie: JSESSIONID=1")),
                Arguments.of(NEWS, List.of(KEY, "Origin: http://www.example.org")),
                Arguments.of(NEWS, List.of(KEY, "Accept: text/html")),
                Arguments.of(NEWS, List.of(KEY, "Idempotency-Key: a", "Idempotency-Key: b")),
                Arguments.of(NEWS + "?users=ann", List.of(KEY)),
                Arguments.of(NEWS + ";a=b", List.of(KEY)),
                Arguments.of(NEWS.replace("news", "n%65ws"), List.of(KEY)),
                Arguments.of("/kanal/api/messages", List.of(KEY)),
                Arguments.of("/kanal/api/channels/news", List.of(KEY)),
                Arguments.of("/kanal", List.of(KEY)),
                Arguments.of("/", List.of(KEY)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whateverElseIsAskedGoesByTheContainer(String path, List<String> headers) throws Exception {
        assertFalse(hasDate(answer(server, "1.1", path, "1", headers)));
    }

    @Test
    void requestsThatFollowEachOtherAreAnsweredInTheirOrder() throws Exception {
        String one = request("1.1", NEWS, "1", List.of(KEY));
        String longer = request("1.1", NEWS, "2", List.of(KEY, LONG_WAY));
        String last = request("1.1", NEWS, "{", List.of(KEY));
        String all = exchange(server, one + longer + one + last);
        List<String> status = all.lines().filter(line -> line.contains("HTTP/1.1 ")).toList();
        assertEquals(4, status.size(), all);
        assertTrue(status.get(3).contains("400"), all);
        List<Integer> offsets =
                Arrays.stream(all.split("\"offset\":"))
                        .skip(1)
                        .map(rest -> Integer.parseInt(rest.split("}")[0]))
                        .toList();
        int first = offsets.get(0);
        assertEquals(List.of(first, first + 1, first + 2), offsets);
    }

    @Test
    void subscribersGetWhatIsPublishedOnEitherWay() throws Exception {
        for (String channel : List.of("both", "forgotten")) {
            try (Page page = Page.open(server.address())) {
                page.subscribe("{\"name\":\"" + channel + "\"}");
                String path = NEWS.replace("news", channel);
                answer(server, "1.1", path, "\"short\"", List.of(KEY));
                answer(server, "1.1", path, "\"long\"", List.of(KEY, LONG_WAY));
                assertEquals("short", page.next("message").getString("payload"));
                assertEquals("long", page.next("message").getString("payload"));
            }
        }
    }

    @Test
    void aRepeatIsKnownWhicheverWayItComes() throws Exception {
        List<String> key = List.of(KEY, "Idempotency-Key: once");
        List<String> again = List.of(KEY, "Idempotency-Key: once", LONG_WAY);
        String first = answer(server, "1.1", NEWS, "7", key);
        assertEquals(body(first), body(answer(server, "1.1", NEWS, "7", again)));
        assertEquals(body(first), body(answer(server, "1.1", NEWS, "7", key)));
        assertTrue(answer(server, "1.1", NEWS, "8", key).contains("idempotency"));
    }

    @Test
    void itIsNotThereWhereItIsOffOrSomethingElseMustSeeRequests() throws Exception {
        for (Map<String, String> settings :
                List.of(
                        Map.of("kanal.demo", "false", "kanal.http.short-way", "false"),
                        Map.of("kanal.demo", "true"),
                        Map.of(
                                "kanal.demo",
                                "false",
                                "kanal.connections.address-header",
                                "X-Forwarded-For"))) {
            try (StartedServer other =
                    StartedServer.start(
                            folder.resolve("other" + settings.hashCode()),
                            settings,
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1")) {
                String answer = answer(other, "1.1", NEWS, "1", List.of(KEY));
                assertTrue(answer.contains(" 202 "), answer);
                assertFalse(hasDate(answer), answer);
            }
        }
    }

    private static boolean hasDate(String answer) {
        return answer.contains("\r\nDate: ");
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n"));
    }

    /** Without what differs from one publication to the next, and with its headers in any order. */
    private static Object comparable(String answer) {
        TreeSet<String> head =
                new TreeSet<>(
                        List.of(answer.substring(0, answer.indexOf("\r\n\r\n")).split("\r\n")));
        head.removeIf(line -> line.startsWith("Date:"));
        assertTrue(head.remove("Content-Length: " + (body(answer).length() - 4)), answer);
        return List.of(head, body(answer).replaceAll("\"offset\":\\d+", ""));
    }

    private static String answer(
            StartedServer to, String version, String path, String body, List<String> headers)
            throws IOException {
        return exchange(to, request(version, path, body, headers));
    }

    private static String request(String version, String path, String body, List<String> headers) {
        return "POST "
                + path
                + " HTTP/"
                + version
                + "\r\nHost: localhost\r\n"
                + String.join("\r\n", headers)
                + (headers.isEmpty() ? "" : "\r\n")
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    /** Sends it all and a last request that ends the connection; gives what comes before that. */
    private static String exchange(StartedServer to, String requests) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", to.address().getPort())) {
            socket.setSoTimeout(15_000);
            String last = "GET /kanal/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
            socket.getOutputStream()
                    .write((requests + last + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            String all =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int end = all.lastIndexOf("HTTP/1.1 404");
            return end > 0 ? all.substring(0, end) : all;
        }
    }
}
