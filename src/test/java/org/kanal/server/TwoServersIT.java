package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;
import org.kanal.launch.Bundle;
import org.kanal.support.FreePort;

/**
 * Two servers that are one cluster: what is done at one counts at the other. They are started once,
 * and one of them dies once, for all.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class TwoServersIT {

    private static final TokenIssuer ISSUER = TokenIssuer.create();
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final String SHOP = "{\"name\":\"sale\",\"appId\":\"shop\"}";

    @TempDir static Path folder;

    private static final AtomicBoolean mayRead = new AtomicBoolean(true);

    private static HttpServer shop;
    private static ServerPair servers;

    @BeforeAll
    static void start() throws Exception {
        shop = shop();
        servers =
                ServerPair.start(
                        folder,
                        ISSUER.settings(
                                folder,
                                Map.of(
                                        "kanal.apps",
                                        "shop",
                                        "kanal.apps.shop.permissions-url",
                                        "http://localhost:" + shop.getAddress().getPort() + "/",
                                        "kanal.presence.channels",
                                        "room=members")),
                        Map.of("kanal.metrics.open", "true"));
    }

    @AfterAll
    static void end() {
        servers.close();
        shop.stop(0);
    }

    @Test
    void aRecheckAtOneEndsASubscriptionAtTheOther() throws Exception {
        mayRead.set(true);
        try (Page page = page(servers.two(), "reader", "t0")) {
            assertEquals("subscribed", page.subscribe(SHOP).getString("type"));
            mayRead.set(false);
            assertEquals(204, servers.one().api().post("permissions/recheck", "").statusCode());
            assertEquals(403, page.next("unsubscribed").getInt("status"));
        }
    }

    @Test
    void whoIsDisconnectedAtOneIsDisconnectedAtTheOther() throws Exception {
        try (Page page = page(servers.two(), "ann", "t1")) {
            assertEquals(
                    204, servers.one().api().post("subscribers/ann/disconnect", "").statusCode());
            assertEquals(new Page.Closed(4012, "DISCONNECTED"), page.awaitClosed());
        }
    }

    @Test
    void aTokenThatIsRevokedAtOneIsRefusedAtTheOther() throws Exception {
        try (Page page = page(servers.two(), "bob", "t2")) {
            assertEquals(204, servers.one().api().post("tokens/t2/revoke", "").statusCode());
            assertEquals(4501, page.awaitClosed().code());
        }
        try (Page page = Page.silent(servers.two().address())) {
            connect(page, "bob", "t2");
            assertEquals("UNAUTHORIZED", page.next("error").getString("code"));
        }
    }

    @Test
    void collectorsOfMetricsHearHowTheClusterIsAndStrangersDoNot() throws Exception {
        String metrics = servers.two().address() + "api/metrics";
        assertEquals(401, Page.get(metrics).statusCode());
        HttpResponse<String> told =
                Page.get(metrics, "Authorization", "Bearer " + StartedServer.KEY);
        assertEquals(200, told.statusCode());
        assertTrue(told.body().contains("\nkanal_cluster_members 2\n"), told.body());
        assertEquals(200, metricsOf(servers.two(), "monitor"));
        assertEquals(200, metricsOf(servers.two(), "admin"));
        assertEquals(403, metricsOf(servers.two(), "publisher"));
        assertEquals(
                200, Page.get(servers.one().address() + "api/metrics").statusCode(), "it is open");
    }

    private static int metricsOf(StartedServer server, String group) throws Exception {
        String token = ISSUER.token("somebody", MINUTES, group);
        return Page.get(server.address() + "api/metrics", "Authorization", "Bearer " + token)
                .statusCode();
    }

    @Test
    void aVisitorKeepsItsIdAtTheOther() throws Exception {
        String id;
        String resume;
        try (Page page = Page.silent(servers.one().address())) {
            page.send("{\"type\":\"connect\"}");
            var connected = page.next("connected");
            id = connected.getJsonObject("subscriber").getString("id");
            resume = connected.getString("resume");
        }
        try (Page page = Page.silent(servers.two().address())) {
            page.send("{\"type\":\"connect\",\"resume\":\"" + resume + "\"}");
            assertEquals(id, page.next("connected").getJsonObject("subscriber").getString("id"));
        }
    }

    @Test
    void aServerWithOtherSettingsDoesNotJoin() throws Exception {
        Map<String, String> other = new HashMap<>(servers.nodeTwo());
        int port = FreePort.find();
        other.put(
                "kanal.cluster.members",
                other.get("kanal.cluster.members") + ",127.0.0.1:" + port + ":" + (port + 1));
        other.put("kanal.cluster.grid-port", Integer.toString(port));
        other.put("kanal.node.name", "three");
        other.put("kanal.history.size", "7");
        other.put("kanal.http.port", Integer.toString(FreePort.find()));
        other.put("kanal.data.dir", folder.resolve("three").toString());
        other.put("kanal.api.keys", StartedServer.KEY);
        try (Bundle three = Bundle.start(other, "-Xmx512m")) {
            assertEquals(1, three.awaitEnd());
        }
        String log = Files.readString(folder.resolve("three/logs/server.log"));
        assertTrue(
                log.lines()
                        .anyMatch(
                                line ->
                                        line.matches(
                                                ".*Kanal does not start: kanal.history.size: '7'"
                                                        + " here and '100' at node (one|two);.*")),
                log);
    }

    @Nested
    @Order(1)
    class OfTheContainersLogins extends StickySessions {
        OfTheContainersLogins() {
            super(servers, folder.resolve("sticky"));
        }
    }

    @Nested
    @Order(2)
    class WhenOneDies extends OneOfTwoDies {
        WhenOneDies() {
            super(servers, folder.resolve("one-dies"));
        }
    }

    static Page page(StartedServer server, String who, String tokenId) throws Exception {
        Page page = Page.silent(server.address());
        connect(page, who, tokenId);
        page.next("connected");
        return page;
    }

    static void connect(Page page, String who, String tokenId) {
        String token = ISSUER.token(who, MINUTES, Map.of("jti", tokenId));
        page.send("{\"type\":\"connect\",\"token\":\"" + token + "\"}");
    }

    /** An application that says who may read its channels. */
    private static HttpServer shop() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                request -> {
                    byte[] body = ("{\"read\":" + mayRead + "}").getBytes(StandardCharsets.UTF_8);
                    request.getResponseHeaders().set("Content-Type", "application/json");
                    request.sendResponseHeaders(200, body.length);
                    request.getResponseBody().write(body);
                    request.close();
                });
        server.start();
        return server;
    }
}
