package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.it.Page;

/** What strangers begin and do not finish keeps nobody else waiting, and ends. */
class StrangersIT {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int MANY = 104;
    private static final String HOST = "Host: localhost\r\n";
    private static final String UPGRADE =
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String FORM =
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n";
    private static final String KEY = "Authorization: Bearer " + StartedServer.KEY + "\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    /** Each is a request whose body does not come. */
    private static final List<String> UNFINISHED =
            List.of(
                    post("/health", FORM),
                    post("/openapi", FORM),
                    post("/", FORM),
                    post("/kanal/api/x", FORM),
                    post("/kanal/realtime", UPGRADE + FORM),
                    post("/kanal/api/channels/a/messages", KEY + JSON + "Content-Length: 9\r\n"),
                    post("/kanal/api/messages", KEY + JSON + "Transfer-Encoding: chunked\r\n")
                            + "5\r\n[{\"a\"",
                    post("/kanal/demo/hello", JSON + "Content-Length: 9\r\n") + "{",
                    "PUT /kanal/ HTTP/1.1\r\n" + HOST + "Content-Length: 9\r\n\r\n1");

    @TempDir static Path data;

    private static StartedServer server;

    private final List<RawSocket> strangers = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server =
                StartedServer.start(
                        data,
                        Map.of(
                                "kanal.http.head-timeout", "PT2S",
                                "kanal.http.body-pause", "PT4S",
                                "kanal.inbound.message-timeout", "PT2S",
                                "kanal.inbound.max-partial-bytes", "65536"),
                        "-Xmx256m");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @AfterEach
    void leave() throws IOException {
        for (RawSocket stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void nobodyWaitsForTheBodiesOfStrangers() throws Exception {
        try (Page watching = Page.open(server.address())) {
            watching.subscribe("{\"name\":\"watched\"}");
            for (int i = 0; i < MANY; i++) {
                open(UNFINISHED.get(i % UNFINISHED.size()));
            }
            soon("health", () -> assertEquals(200, status("/health")));
            soon("a page", () -> assertEquals(200, status("/kanal/")));
            soon("a handshake", () -> Page.open(server.address()).close());
            soon(
                    "a message",
                    () -> {
                        server.api().publish("watched", "1");
                        assertEquals(1, watching.next("message").getInt("payload"));
                    });
        }
        assertEquals("HTTP/1.1 408 Request Timeout", strangers.get(0).statusLine());
    }

    @Test
    void aHeadThatDripsIsNotWaitedForEver() throws Exception {
        RawSocket silent = open("");
        RawSocket dripping = open("GET /kanal/ HTTP/1.1\r\nX: ");
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!dripping.hasEnded(Duration.ofMillis(200))) {
            dripping.trySend("x");
            assertTrue(System.nanoTime() - end < 0, "it drips on");
        }
        assertTrue(silent.hasEnded(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /kanal/?x=%zz HTTP/1.1~Host: a~~ | 400",
                "POST /kanal/api/x?x=%zz HTTP/1.1~Host: a~Content-Type:"
                        + " application/x-www-form-urlencoded~Content-Length: 1~~a | 400",
                "POST /kanal/api/x HTTP/1.1~Host: a~Content-Type:"
                        + " application/x-www-form-urlencoded~Content-Length: 5~~x=%zz | 400",
                "GET /kanal/?r=%c3%28 HTTP/1.1~Host: a~~ | 400",
                "GET /kanal/api/a`b HTTP/1.1~Host: a~~ | 400",
                "OPTIONS /kanal/api/a{b}?c HTTP/1.1~Host: a~~ | 400",
                "GET /kanal/ HTTP/1.1~Host: a~Host: b~~ | 400",
                "GET /kanal/ HTTP/1.1~Host: a:80, b~~ | 400",
                "POST /health HTTP/1.1~Host: a~Content-Length: 5~Transfer-Encoding:"
                        + " chunked~~0~~ | 400",
                "POST /health HTTP/1.1~Host: a~Transfer-Encoding: chunked~Content-Length:"
                        + " 5~~0~~ | 400",
                "POST /health HTTP/1.1~Host: a~Content-Length: 99999999~~ | 413",
                "PRI * HTTP/2.0~~SM~~ | 400",
                "CONNECT localhost:80 HTTP/1.1~Host: a~~ | 400",
                "GET /kanal/realtime HTTP/1.1~Host: localhost~Upgrade: websocket~Sec-WebSocket-Version:"
                        + " 13~Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==~~ | 400",
                "POST /health HTTP/1.1~Host: a~Transfer-Encoding: chunked, identity~~0~~ | 400",
                "POST /health HTTP/1.1~Host: a~Transfer-Encoding: chunked~Transfer-Encoding:"
                        + " chunked~~0~~ | 400",
                "POST /health HTTP/1.1~Host: a~Transfer-Encoding: chunked~~1~aX~0~~ | 400",
                "POST /health HTTP/1.1~Host: a~Transfer-Encoding: chunked~~ 1~a~0~~ | 400",
                "POST /health HTTP/1.1~Host: a~Transfer-Encoding: chunked~~1^a^0^^ | 400",
                "GET /health HTTP/1.1~Host: a~X-A: b~ c~~ | 400",
                "GET /health HTTP/1.1~Host: a~X-A:~\tb~~ | 400",
                "GET /health HTTP/1.1~Host: a~Transfer-Encoding~~ | 400",
                "GET /health HTTP/1.1~Host: a~: b~~ | 400",
                "~GET /health HTTP/1.1~Host: a~~ | 400",
                "G(T /health HTTP/1.1~Host: a~~ | 400",
            })
    void aRequestThatOthersWouldReadDifferentlyIsRefused(String request, int status)
            throws IOException {
        RawSocket socket = open(request.replace("~", "\r\n").replace("^", "\n"));
        assertEquals(
                status, Integer.parseInt(socket.statusLine().split(" ")[1]), server.toString());
    }

    /** The first one is served, and what comes with it or behind it is looked at as well. */
    @Test
    void aFoldedLineIsFoundInLaterRequestsOfAConnectionToo() throws Exception {
        String good = "GET /health HTTP/1.1\r\n" + HOST + "\r\n";
        String folded = good.replace("\r\n\r\n", "\r\nX-A: a\r\n b\r\n\r\n");
        assertEquals(1, open(good + folded).count("HTTP/1.1 400 Bad Request", 1));
        String publish = post("/kanal/api/channels/a/messages", KEY + "Content-Length: 5\r\n");
        RawSocket socket = open(publish + "1\r\n  ");
        assertEquals(1, socket.count("HTTP/1.1 202 Accepted", 1));
        socket.trySend("GET /health HTTP/1.1\r\nX-A: a\r");
        socket.trySend("\n");
        socket.trySend(" b\r\n" + HOST + "\r\n");
        assertEquals(1, socket.count("HTTP/1.1 400 Bad Request", 1));
    }

    @Test
    void whoAsksWhetherToSendItsBodyIsToldSo() throws Exception {
        RawSocket socket =
                open(
                        post(
                                "/kanal/api/channels/a/messages",
                                KEY + JSON + "Content-Length: 3\r\nExpect: 100-continue\r\n"));
        assertEquals("HTTP/1.1 100 Continue", socket.statusLine());
        assertEquals("", socket.statusLine());
        socket.trySend("\"a\"");
        assertEquals("HTTP/1.1 202 Accepted", socket.statusLine());
    }

    @Test
    void aBodyInManyPartsIsServedWhenAllOfItCame() throws Exception {
        RawSocket socket =
                open(
                        post(
                                "/kanal/api/channels/parts/messages",
                                KEY + JSON + "Transfer-Encoding: chunked\r\n"));
        for (String part : List.of("1\r\n\"\r\n", "2\r", "\nab\r\n1\r\n", "\"\r\n0\r\n\r\n")) {
            assertFalse(socket.hasEnded(Duration.ofMillis(50)));
            socket.trySend(part);
        }
        assertEquals("HTTP/1.1 202 Accepted", socket.statusLine());
    }

    @Test
    void theFirstLineOfARefusalSaysWhatItIs() throws Exception {
        String key = KEY + JSON + "Idempotency-Key: \"once\"\r\nContent-Length: 1\r\n";
        String path = "/kanal/api/channels/reasons/messages";
        assertEquals("HTTP/1.1 202 Accepted", open(post(path, key) + "1").statusLine());
        assertEquals(
                "HTTP/1.1 422 Unprocessable Content", open(post(path, key) + "2").statusLine());
    }

    @Test
    void requestsInOneGoAreAnsweredOneAfterAnother() throws Exception {
        RawSocket socket = open(("GET /health HTTP/1.1\r\n" + HOST + "\r\n").repeat(50));
        assertEquals(50, socket.count("HTTP/1.1 200 OK", 50));
    }

    @Test
    void aFloodOfPingsIsCut() throws Exception {
        assertEquals(4429, cutAfter("8980 00000000".repeat(1_000)));
        assertEquals(4429, cutAfter("0180 00000000" + "0080 00000000".repeat(1_000)));
    }

    @Test
    void aFrameWithoutAMaskIsCut() throws Exception {
        assertEquals(1002, cutAfter("8101 61"));
    }

    @Test
    void aMessageThatDoesNotEndIsCut() throws Exception {
        assertEquals(4408, cutAfter("01fe 0400 00000000 61"));
    }

    /** One that is larger than the first of a connection may be. */
    @ParameterizedTest
    @ValueSource(strings = {"/kanal/%72ealtime", "/kanal/realtime;a=b", "/%6banal/realtime?a"})
    void framesAreMeasuredHoweverTheAddressIsWritten(String path) throws Exception {
        try (RawClient client = RawClient.at(server.address(), path)) {
            client.sendRaw("81fe 1388 00000000" + "61".repeat(5_000));
            assertEquals(1009, client.readToClose());
        }
    }

    @Test
    void unfinishedMessagesOfManyPushOutEachOtherAndNobodyElse() throws Exception {
        try (Page watching = Page.open(server.address())) {
            watching.subscribe("{\"name\":\"partial\"}");
            List<RawClient> holders = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                RawClient holder = new RawClient(server.address());
                holders.add(holder);
                holder.sendRaw("81fe 0fa0 00000000" + "61".repeat(3_000));
            }
            assertEquals(4408, holders.get(0).readToClose());
            server.api().publish("partial", "1");
            assertEquals(1, watching.next("message").getInt("payload"));
            for (RawClient holder : holders) {
                holder.close();
            }
        }
    }

    private static int cutAfter(String frames) throws IOException {
        try (RawClient client = new RawClient(server.address())) {
            client.sendRaw(frames);
            return client.readToClose();
        }
    }

    private RawSocket open(String first) throws IOException {
        RawSocket stranger = new RawSocket(server.address().getPort());
        strangers.add(stranger);
        stranger.trySend(first);
        return stranger;
    }

    private static String post(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\n" + HOST + headers + "\r\n";
    }

    private static int status(String path) throws IOException {
        URL url = URI.create(server.address().toString()).resolve(path).toURL();
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        return connection.getResponseCode();
    }

    private static void soon(String what, Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        long nanos = System.nanoTime() - start;
        assertTrue(nanos < SOON.toNanos(), what + " took " + Duration.ofNanos(nanos));
    }

    private interface Step {
        void run() throws Exception;
    }
}
