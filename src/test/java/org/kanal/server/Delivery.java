package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;

/**
 * What must be the same whichever way connections are written to: what arrives, and in which order.
 * The server's outboxes and its heap are small.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Delivery {

    static final int OUTBOX_BYTES = 65_536;

    /** How many messages each channel keeps. */
    static final int HISTORY = 100;

    private final boolean direct;
    private final String logged;
    private final List<Page> pages = new ArrayList<>();
    private StartedServer server;

    /**
     * @param direct whether the server may write below the WebSocket API
     * @param logged what it says about that
     */
    Delivery(boolean direct, String logged) {
        this.direct = direct;
        this.logged = logged;
    }

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        server =
                StartedServer.start(
                        data,
                        Map.of(
                                "kanal.socket.direct",
                                Boolean.toString(direct),
                                "kanal.outbox.max-bytes",
                                Integer.toString(OUTBOX_BYTES),
                                "kanal.outbox.rules",
                                "ballast=drop-oldest;chat=drop-oldest;ticker=conflate",
                                "kanal.history.size",
                                Integer.toString(HISTORY)),
                        "-Xmx160m",
                        "-XX:+ExitOnOutOfMemoryError");
    }

    @AfterAll
    void end() throws Exception {
        server.terminate();
        server.awaitEnd();
        server.close();
    }

    @AfterEach
    void leave() {
        pages.forEach(Page::close);
    }

    @Test
    void theLogSaysOnceHowConnectionsAreWrittenTo() throws Exception {
        open("logged");
        open("logged");
        List<String> lines = server.logged("Frames are written");
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains(logged), lines.toString());
    }

    /**
     * A browser takes a second one for a broken connection, and tells its page no code but 1006.
     */
    @Test
    void aClientIsToldToGoOnce() throws Exception {
        try (RawClient client = new RawClient(server.address())) {
            client.send("{\"type\":\"connect\",\"token\":\"none is taken here\"}");
            assertEquals(4501, client.readToClose());
            assertArrayEquals(new byte[0], client.answerClose());
        }
    }

    /** The contract with the Payara that the tests run on. */
    @Test
    void healthTellsThatAllOfTyrusIsWhereItIsLookedFor() throws Exception {
        open("watched");
        String used = direct ? "reached" : "off";
        assertEquals(
                Map.of(
                        "writes",
                        used,
                        "idle-timers",
                        used,
                        "frame-buffers",
                        "reached",
                        "unread-pongs",
                        "reached",
                        "handshakes",
                        used,
                        "closes",
                        "reached",
                        "upgrades",
                        used),
                fastPath());
    }

    private Map<String, String> fastPath() throws Exception {
        URI health = server.address().toURI().resolve("/health/ready");
        String answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(health).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        return read(answer).getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals("kanal-fast-path"))
                .flatMap(check -> check.getJsonObject("data").entrySet().stream())
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> ((JsonString) entry.getValue()).getString()));
    }

    private static JsonObject read(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }

    @Test
    void everyKindOfPayloadArrivesAsItWasPublished() throws Exception {
        List<String> payloads =
                List.of(
                        "null",
                        "true",
                        "0",
                        "-12.5e-3",
                        "12345678901234567890.123456789",
                        "\"\"",
                        "\"\\u0000 \\n \\\" \\\\ / \\u2028 \\ud83d\\ude00\"",
                        "\"\u00e9 \u20ac \ud83d\ude00\"",
                        "[]",
                        "{}",
                        "{\"a\":[1,{\"b\":null}],\"type\":\"message\"}",
                        "\"" + "x".repeat(10_238) + "\"");
        Page page = open("kinds");
        publish("kinds", payloads);
        for (String payload : payloads) {
            assertEquals(value(payload), page.next("message").get("payload"));
        }
    }

    @Test
    void aBurstArrivesInOrderAndEachMessageOnce() throws Exception {
        Page first = open("burst");
        Page second = open("burst");
        publish("burst", IntStream.range(0, 500).mapToObj(Integer::toString).toList());
        for (Page page : List.of(first, second)) {
            for (int i = 0; i < 500; i++) {
                JsonObject message = page.next("message");
                assertEquals(i + 1, message.getInt("offset"));
                assertEquals(i, message.getInt("payload"));
            }
        }
    }

    final StartedServer server() {
        return server;
    }

    final Page open(String channel) throws InterruptedException {
        Page page = Page.open(server.address());
        pages.add(page);
        assertEquals("subscribed", page.subscribe(json(channel)).getString("type"));
        return page;
    }

    /** Gives the offset of the last one. */
    final int publish(String channel, List<String> payloads) throws Exception {
        HttpResponse<String> answer =
                server.api()
                        .post(
                                "messages",
                                payloads.stream()
                                        .map(
                                                payload ->
                                                        "{\"channel\":"
                                                                + json(channel)
                                                                + ",\"payload\":"
                                                                + payload
                                                                + "}")
                                        .collect(Collectors.joining(",", "[", "]")));
        assertEquals(202, answer.statusCode(), answer.body());
        return ((JsonArray) value(answer.body()))
                .getJsonObject(payloads.size() - 1)
                .getJsonObject("position")
                .getInt("offset");
    }

    private static JsonValue value(String json) {
        return Json.createReader(new StringReader(json)).readValue();
    }

    static String json(String channel) {
        return "{\"name\":\"" + channel + "\"}";
    }
}
