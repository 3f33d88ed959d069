package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.http.HttpResponse;
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
import org.kanal.it.Page;

/** How many may connect, and for how long: each connection that is ended is told why. */
class ConnectionLimitsIT {

    private static final int MOST = 8;
    private static final int MOST_PER_ADDRESS = 3;
    private static final int TOO_MANY = 503;
    private static final int SILENT = 4009;
    private static final String HEADER = "X-Forwarded-For";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir static Path data;

    private static StartedServer server;

    private final List<Page> pages = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server =
                StartedServer.start(
                        data,
                        Map.of(
                                "kanal.heartbeat",
                                "PT1S",
                                "kanal.connections.max",
                                Integer.toString(MOST),
                                "kanal.connections.max-per-address",
                                Integer.toString(MOST_PER_ADDRESS),
                                "kanal.connections.address-header",
                                HEADER));
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @AfterEach
    void leave() {
        pages.forEach(Page::close);
    }

    @Test
    void anAddressHasSoManyConnectionsAndOthersHaveTheirs() throws Exception {
        for (int i = 0; i < MOST_PER_ADDRESS; i++) {
            open("192.0.2.1");
        }
        assertEquals(TOO_MANY, refusal("192.0.2.1"));
        assertEquals(TOO_MANY, refusal("192.0.2.9, 192.0.2.1:4000"), "what the proxy saw counts");
        open("192.0.2.2");
        pages.get(0).close();
        awaitRoom("192.0.2.1");
    }

    @Test
    void theServerHasSoManyConnectionsAndRoomAgainWhenOneLeaves() throws Exception {
        awaitRoom("192.0.2.1");
        fill();
        assertEquals(TOO_MANY, refusal("198.51.100.200"));
        pages.get(0).close();
        awaitRoom("198.51.100.200");
    }

    @Test
    void aClientThatDoesNotAnswerIsClosedAndOneThatDoesIsNot() throws Exception {
        awaitRoom("203.0.113.1");
        Page answering = open("203.0.113.1");
        try (RawClient silent = new RawClient(server.address(), HEADER + ": 203.0.113.2")) {
            silent.send("{\"type\":\"connect\"}");
            silent.next("ping");
            assertEquals(SILENT, silent.readToClose());
        }
        assertFalse(answering.isClosed());
        assertEquals("subscribed", answering.subscribe("{\"name\":\"alive\"}").getString("type"));
    }

    @Test
    void aClientThatSaysNothingAtAllIsClosedToo() throws Exception {
        try (RawClient mute = new RawClient(server.address(), HEADER + ": 203.0.113.3")) {
            assertEquals(SILENT, mute.readToClose());
        }
    }

    @Test
    void aHalfOpenConnectionGivesItsPlaceBack() throws Exception {
        List<RawClient> gone = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_PER_ADDRESS; i++) {
                RawClient client = new RawClient(server.address(), HEADER + ": 203.0.113.4");
                client.send("{\"type\":\"connect\"}");
                client.next("connected");
                gone.add(client); // and nobody reads or answers any more
            }
            awaitRoom("203.0.113.4");
        } finally {
            for (RawClient client : gone) {
                client.close();
            }
        }
    }

    @Test
    void manyWrongKeysFromAnAddressAreSlowedAndOneThatWasRightFromThereIsNot() throws Exception {
        String batch = server.address() + "api/messages";
        String[] right = {"Authorization", "Bearer started-server-key", HEADER, "203.0.113.9"};
        assertEquals(202, Page.post(batch, "[]", right).statusCode());
        String[] wrong = {"Authorization", "Bearer wrong", HEADER, "203.0.113.9"};
        HttpResponse<String> answer = Page.post(batch, "[]", wrong);
        for (int i = 0; i < 100 && answer.statusCode() == 401; i++) {
            answer = Page.post(batch, "[]", wrong);
        }
        assertEquals(429, answer.statusCode(), answer.body());
        assertEquals("1", answer.headers().firstValue("Retry-After").orElse("none"));
        assertEquals(202, Page.post(batch, "[]", right).statusCode());
        assertEquals(
                401,
                Page.post(batch, "[]", "Authorization", "Bearer wrong", HEADER, "203.0.113.10")
                        .statusCode());
        assertFalse(server.audited("api-key-refused from=\"203.0.113.9\"").isEmpty());
        assertTrue(server.audited("api-key-refused from=\"203.0.113.9\"").size() < 30);
    }

    /** It could be the next guess: whoever makes a thousand must not see which one was right. */
    @Test
    void aKeyThatIsRightForTheFirstTimeAfterManyWrongOnesIsNotLookedAt() throws Exception {
        String batch = server.address() + "api/messages";
        String[] right = {"Authorization", "Bearer started-server-key", HEADER, "203.0.113.77"};
        String[] wrong = {"Authorization", "Bearer wrong", HEADER, "203.0.113.77"};
        for (int i = 0; i < 200; i++) {
            if (Page.post(batch, "[]", wrong).statusCode() == 429
                    && Page.post(batch, "[]", right).statusCode() == 429) {
                return;
            }
        }
        fail("each was looked at");
    }

    private Page open(String address) throws InterruptedException {
        Page page = Page.silent(server.address(), HEADER, address).connect();
        pages.add(page);
        return page;
    }

    /** Takes all places that are left, each from an address of its own. */
    private void fill() throws InterruptedException, IOException {
        for (int i = 0; i < MOST; i++) {
            open("198.51.100." + i);
        }
    }

    /** What one more handshake from there is answered with. */
    private static int refusal(String address) throws IOException {
        try (RawClient client = new RawClient(server.address(), HEADER + ": " + address)) {
            client.send("{\"type\":\"connect\"}");
            return client.readToClose();
        } catch (RawClient.Refused refused) {
            return refused.status();
        }
    }

    /** Tries to connect until it is served: the end of a connection is noticed a little later. */
    private static void awaitRoom(String address) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isServed(address)) {
            assertTrue(System.nanoTime() - end < 0, "no room within " + PATIENCE);
        }
    }

    private static boolean isServed(String address) throws IOException {
        try (RawClient client = new RawClient(server.address(), HEADER + ": " + address)) {
            client.send("{\"type\":\"connect\"}");
            return client.next().getString("type").equals("connected");
        } catch (RawClient.Refused e) {
            return false;
        }
    }
}
