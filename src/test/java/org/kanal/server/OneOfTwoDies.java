package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.kanal.it.Page;

/** One of two servers is killed, with somebody there, somebody logged in and somebody banned. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class OneOfTwoDies {

    private static final String ROOM = "\"channel\":{\"name\":\"room\"}";

    private final ServerPair servers;
    private final Path folder;
    private Page ann;

    /**
     * @param folder where the proxy has its files
     */
    OneOfTwoDies(ServerPair servers, Path folder) {
        this.servers = servers;
        this.folder = folder;
    }

    @BeforeAll
    void isThere() throws Exception {
        try (Page carl = TwoServersIT.page(servers.two(), "carl", "t3")) {
            servers.one().api().post("subscribers/carl/disconnect?ban=PT10M", "");
            assertEquals(new Page.Closed(4503, "BANNED"), carl.awaitClosed());
        }
        ann = TwoServersIT.page(servers.two(), "ann", "t4");
        Page bob = TwoServersIT.page(servers.one(), "bob", "t5");
        bob.command("\"type\":\"subscribe\",\"data\":\"Bob\"," + ROOM);
        var subscribed = ann.command("\"type\":\"subscribe\",\"presence\":true," + ROOM);
        assertEquals(2, subscribed.getInt("occupancy"));
        var members = ann.command("\"type\":\"presence\"," + ROOM);
        assertEquals("Bob", members.getJsonArray("members").getJsonObject(1).getString("data"));
        bob.command("\"type\":\"update\",\"data\":\"Robert\"," + ROOM);
        ann.next(frame -> isPresence(frame) && frame.toString().contains("Robert"));
    }

    @AfterAll
    void leaves() {
        ann.close();
    }

    @Test
    @Order(1)
    void whereTheServerIsGoneThePageIsServedByTheOther() throws Exception {
        try (Nginx proxy = StickySessions.proxy(servers, folder)) {
            String cookies = StickySessions.login(proxy.address(), "kanal_node=one");
            servers.one().close();
            try (Page page = Page.silent(proxy.address(), "Cookie", cookies).connect()) {
                assertTrue(page.id().startsWith("visitor-"), page.id());
            }
            String again = StickySessions.login(proxy.address(), cookies);
            try (Page page = Page.silent(proxy.address(), "Cookie", again).connect()) {
                assertEquals("demo:ann", page.id());
            }
        }
    }

    @Test
    @Order(2)
    void whoIsAtOneIsSeenAtTheOtherAndLeavesWithItsServer() throws Exception {
        servers.one().close(); // where there is no proxy, it is still there
        var left = ann.next(frame -> isPresence(frame) && frame.toString().contains("reason"));
        assertEquals("NODE_DIED", left.getJsonArray("left").getJsonObject(0).getString("reason"));
        assertEquals(1, left.getInt("occupancy"));
    }

    @Test
    @Order(3)
    void aBanOutlivesTheServerThatMadeItAndIsKnownToItWhenItIsBack() throws Exception {
        servers.one().close();
        servers.restartOne();
        for (StartedServer server : List.of(servers.one(), servers.two())) {
            try (Page page = Page.silent(server.address())) {
                TwoServersIT.connect(page, "carl", "t3");
                assertEquals(4503, page.awaitClosed().code());
            }
        }
    }

    private static boolean isPresence(JsonObject frame) {
        return frame.getString("type").equals("presence");
    }
}
