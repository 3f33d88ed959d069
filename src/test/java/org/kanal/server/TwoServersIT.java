package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.ChildBroker;
import org.kanal.it.Page;
import org.kanal.launch.Bundle;
import org.kanal.support.FreePort;

/** Two servers that are one cluster: what is done at one counts at the other. */
class TwoServersIT {

    private static final TokenIssuer ISSUER = TokenIssuer.create();
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final String SHOP = "{\"name\":\"sale\",\"appId\":\"shop\"}";

    @TempDir static Path folder;

    private static final AtomicBoolean mayRead = new AtomicBoolean(true);
    private static final Map<String, String> settings = new HashMap<>();
    private static final int[] gridPorts = new int[2];

    private static HttpServer shop;
    private static ChildBroker broker;
    private static StartedServer one;
    private static StartedServer two;

    @BeforeAll
    static void start() throws Exception {
        shop = shop();
        broker = new ChildBroker(FreePort.find(), Files.createDirectory(folder.resolve("broker")));
        broker.start();
        gridPorts[0] = FreePort.find();
        gridPorts[1] = FreePort.find();
        settings.putAll(
                Map.of(
                        "kanal.broker.url",
                        broker.url(),
                        "kanal.broker.user",
                        "guest",
                        "kanal.broker.password",
                        "guest",
                        "kanal.cluster.secret",
                        "a-secret-of-the-test",
                        "mp.jwt.verify.issuer",
                        TokenIssuer.NAME,
                        "mp.jwt.verify.publickey.location",
                        Files.writeString(folder.resolve("key.pem"), ISSUER.pem()).toString(),
                        "kanal.apps",
                        "shop",
                        "kanal.apps.shop.permissions-url",
                        "http://localhost:" + shop.getAddress().getPort() + "/"));
        settings.put("kanal.presence.channels", "room=members");
        one = StartedServer.start(folder.resolve("one"), node(0), "-Xmx512m");
        two = StartedServer.start(folder.resolve("two"), node(1), "-Xmx512m");
    }

    @AfterAll
    static void end() {
        two.close();
        one.close();
        broker.close();
        shop.stop(0);
    }

    @Test
    void aRecheckAtOneEndsASubscriptionAtTheOther() throws Exception {
        mayRead.set(true);
        try (Page page = page(two, "reader", "t0")) {
            assertEquals("subscribed", page.subscribe(SHOP).getString("type"));
            mayRead.set(false);
            assertEquals(204, one.api().post("permissions/recheck", "").statusCode());
            assertEquals(403, page.next("unsubscribed").getInt("status"));
        }
    }

    @Test
    void whoIsDisconnectedAtOneIsDisconnectedAtTheOther() throws Exception {
        try (Page page = page(two, "ann", "t1")) {
            assertEquals(204, one.api().post("subscribers/ann/disconnect", "").statusCode());
            assertEquals(new Page.Closed(4012, "DISCONNECTED"), page.awaitClosed());
        }
    }

    @Test
    void aTokenThatIsRevokedAtOneIsRefusedAtTheOther() throws Exception {
        try (Page page = page(two, "bob", "t2")) {
            assertEquals(204, one.api().post("tokens/t2/revoke", "").statusCode());
            assertEquals(4501, page.awaitClosed().code());
        }
        try (Page page = Page.silent(two.address())) {
            connect(page, "bob", "t2");
            assertEquals("UNAUTHORIZED", page.next("error").getString("code"));
        }
    }

    @Test
    void collectorsOfMetricsHearHowTheClusterIsAndStrangersDoNot() throws Exception {
        String metrics = two.address() + "api/metrics";
        assertEquals(401, Page.get(metrics).statusCode());
        HttpResponse<String> told =
                Page.get(metrics, "Authorization", "Bearer " + StartedServer.KEY);
        assertEquals(200, told.statusCode());
        assertTrue(told.body().contains("\nkanal_cluster_members 2\n"), told.body());
        assertEquals(200, metricsOf(two, "monitor"));
        assertEquals(200, metricsOf(two, "admin"));
        assertEquals(403, metricsOf(two, "publisher"));
        assertEquals(200, Page.get(one.address() + "api/metrics").statusCode(), "it is open");
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
        try (Page page = Page.silent(one.address())) {
            page.send("{\"type\":\"connect\"}");
            var connected = page.next("connected");
            id = connected.getJsonObject("subscriber").getString("id");
            resume = connected.getString("resume");
        }
        try (Page page = Page.silent(two.address())) {
            page.send("{\"type\":\"connect\",\"resume\":\"" + resume + "\"}");
            assertEquals(id, page.next("connected").getJsonObject("subscriber").getString("id"));
        }
    }

    @Test
    void aBanOutlivesTheServerThatMadeItAndIsKnownToItWhenItIsBack() throws Exception {
        try (Page page = page(two, "carl", "t3")) {
            one.api().post("subscribers/carl/disconnect?ban=PT10M", "");
            assertEquals(new Page.Closed(4503, "BANNED"), page.awaitClosed());
        }
        one.close();
        one = StartedServer.start(folder.resolve("one"), node(0), "-Xmx512m");
        for (StartedServer server : new StartedServer[] {one, two}) {
            try (Page page = Page.silent(server.address())) {
                connect(page, "carl", "t3");
                assertEquals(4503, page.awaitClosed().code());
            }
        }
    }

    @Test
    void whoIsAtOneIsSeenAtTheOtherAndLeavesWithItsServer() throws Exception {
        String room = "\"channel\":{\"name\":\"room\"}";
        try (Page ann = page(two, "ann", "t4")) {
            Page bob = page(one, "bob", "t5");
            bob.command("\"type\":\"subscribe\",\"data\":\"Bob\"," + room);
            var subscribed = ann.command("\"type\":\"subscribe\",\"presence\":true," + room);
            assertEquals(2, subscribed.getInt("occupancy"));
            var members = ann.command("\"type\":\"presence\"," + room);
            assertEquals("Bob", members.getJsonArray("members").getJsonObject(1).getString("data"));
            bob.command("\"type\":\"update\",\"data\":\"Robert\"," + room);
            ann.next(frame -> isPresence(frame) && frame.toString().contains("Robert"));
            one.close();
            var left = ann.next(frame -> isPresence(frame) && frame.toString().contains("reason"));
            assertEquals(
                    "NODE_DIED", left.getJsonArray("left").getJsonObject(0).getString("reason"));
            assertEquals(1, left.getInt("occupancy"));
        } finally {
            one.close();
            one = StartedServer.start(folder.resolve("one"), node(0), "-Xmx512m");
        }
    }

    private static boolean isPresence(JsonObject frame) {
        return frame.getString("type").equals("presence");
    }

    @Test
    void aServerWithOtherSettingsDoesNotJoin() throws Exception {
        Map<String, String> other = new HashMap<>(node(1));
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

    private static Map<String, String> node(int number) {
        Map<String, String> node = new HashMap<>(settings);
        node.put(
                "kanal.cluster.members",
                "127.0.0.1:%d:1,127.0.0.1:%d:1".formatted(gridPorts[0], gridPorts[1]));
        node.put("kanal.cluster.grid-port", Integer.toString(gridPorts[number]));
        node.put("kanal.node.name", number == 0 ? "one" : "two");
        node.put("kanal.metrics.open", Boolean.toString(number == 0));
        return node;
    }

    private static Page page(StartedServer server, String who, String tokenId) throws Exception {
        Page page = Page.silent(server.address());
        connect(page, who, tokenId);
        page.next("connected");
        return page;
    }

    private static void connect(Page page, String who, String tokenId) {
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
