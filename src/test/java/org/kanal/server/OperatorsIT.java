package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;

/**
 * What an operator can do over HTTP, on a server that gets its issuer's keys by a URL, and whose
 * broker is in memory.
 */
class OperatorsIT {

    private static final TokenIssuer ISSUER = TokenIssuer.create();
    private static final Duration MINUTES = Duration.ofMinutes(10);

    @TempDir static Path folder;

    private static HttpServer keys;
    private static StartedServer server;

    @BeforeAll
    static void start() throws Exception {
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext(
                "/certs",
                request -> {
                    byte[] body = ISSUER.jwks().getBytes(StandardCharsets.UTF_8);
                    request.getResponseHeaders().set("Content-Type", "application/json");
                    request.sendResponseHeaders(200, body.length);
                    request.getResponseBody().write(body);
                    request.close();
                });
        keys.start();
        Path rules = Files.writeString(folder.resolve("rules"), "# orders\norders * read\n");
        server =
                StartedServer.start(
                        folder.resolve("data"),
                        Map.of(
                                "mp.jwt.verify.issuer",
                                TokenIssuer.NAME,
                                "mp.jwt.verify.publickey.location",
                                "http://localhost:" + keys.getAddress().getPort() + "/certs",
                                "kanal.broker.kind",
                                "memory",
                                "kanal.permissions.file",
                                rules.toString()),
                        "-Xmx256m");
    }

    @AfterAll
    static void end() {
        server.close();
        keys.stop(0);
    }

    @Test
    void theBrokerInMemoryReachesPages() throws Exception {
        try (Page gil = page("gil", "t8")) {
            gil.subscribe("{\"name\":\"orders\",\"resourceId\":\"42\"}");
            assertEquals(
                    202,
                    server.api().post("channels/orders/resources/42/messages", "7").statusCode());
            assertEquals(7, gil.next("message").getInt("payload"));
        }
    }

    @Test
    void whoIsDisconnectedMayComeBackAtOnce() throws Exception {
        try (Page ann = page("ann", "t1")) {
            assertEquals(204, post("subscribers/ann/disconnect").statusCode());
            assertEquals(new Page.Closed(4012, "DISCONNECTED"), ann.awaitClosed());
        }
        page("ann", "t1").close();
    }

    @Test
    void whoIsBannedIsClosedAndRefused() throws Exception {
        try (Page bob = page("bob", "t2");
                Page again = Page.silent(server.address())) {
            assertEquals(204, post("subscribers/bob/disconnect?ban=PT10M").statusCode());
            assertEquals(new Page.Closed(4503, "BANNED"), bob.awaitClosed());
            again.send(connect(token("bob", "t3")));
            assertEquals(new Page.Closed(4503, "BANNED"), again.awaitClosed());
        }
    }

    @Test
    void whatOperatorsAreToldNobodyElseIs() throws Exception {
        for (String path : List.of("metrics", "asyncapi.json", "channels/orders/messages")) {
            String address = server.address() + "api/" + path;
            assertEquals(401, Page.get(address).statusCode(), path);
            String stranger = "Bearer " + token("fay", "t10");
            assertEquals(403, Page.get(address, "Authorization", stranger).statusCode(), path);
            String key = "Bearer " + StartedServer.KEY;
            assertEquals(200, Page.get(address, "Authorization", key).statusCode(), path);
        }
    }

    /** What was passed over could be what says whom to shut out, or for how long. */
    @Test
    void whatAnOperatorWroteAmissIsRefused() throws Exception {
        try (Page eve = page("eve", "t9")) {
            for (String amiss :
                    List.of(
                            "subscribers/eve/disconnect?Ban=PT10M",
                            "subscribers/eve/disconnect?ban=PT10M&ban=PT1S",
                            "subscribers/eve/disconnect;ban=PT10M",
                            "subscribers/eve;x/disconnect",
                            "subscribers/eve%FF/disconnect",
                            "tokens/t9;x/revoke",
                            "tokens/t9/revoke?for=PT10M",
                            "permissions/recheck?Subscriber=eve",
                            "permissions/recheck?resourceId=42")) {
                assertEquals(400, post(amiss).statusCode(), amiss);
            }
            HttpResponse<String> inTheBody =
                    server.api().post("subscribers/eve/disconnect", "ban=PT10M");
            assertEquals(400, inTheBody.statusCode());
            assertTrue(inTheBody.body().contains("ban in the address"), inTheBody.body());
            eve.subscribe("{\"name\":\"orders\"}");
        }
    }

    @Test
    void aRevokedTokenIsClosedAndRefusedAndAnotherOneIsNot() throws Exception {
        try (Page carl = page("carl", "t4");
                Page again = Page.silent(server.address())) {
            assertEquals(204, post("tokens/t4/revoke").statusCode());
            assertEquals(new Page.Closed(4501, "UNAUTHORIZED"), carl.awaitClosed());
            again.send(connect(token("carl", "t4")));
            assertEquals(new Page.Closed(4501, "UNAUTHORIZED"), again.awaitClosed());
        }
        page("carl", "t5").close();
    }

    @Test
    void theReasonOfADecisionIsToldAndWhatOtherRulesWouldEnd() throws Exception {
        try (Page dora = page("dora", "t6")) {
            dora.subscribe("{\"name\":\"orders\"}");
            JsonObject why =
                    json(
                            Page.get(
                                    server.address()
                                            + "api/permissions/why?subscriber=dora&channel=orders"
                                            + "&resourceId=42",
                                    "Authorization",
                                    "Bearer " + StartedServer.KEY));
            assertTrue(why.getString("decidedBy").endsWith("rules:2"), why.toString());
            assertTrue(why.getBoolean("read") && why.getBoolean("connected"), why.toString());
            JsonObject ended =
                    json(server.api().post("permissions/dry-run", "orders user:dora nothing"));
            assertEquals(1, ended.getInt("count"), ended.toString());
            assertEquals(400, server.api().post("permissions/dry-run", "orders dora").statusCode());
            assertEquals(204, post("permissions/recheck?channel=orders").statusCode());
            server.api().publish("orders", "\"goes on\"");
            assertEquals("goes on", dora.next("message").getString("payload"));
        }
    }

    @Test
    void theCommandLineTellsThemToo() throws Exception {
        Path rules = Files.writeString(folder.resolve("proposed"), "orders user:fay nothing\n");
        try (Page fay = page("fay", "t7")) {
            fay.subscribe("{\"name\":\"orders\"}");
            List<String> why = command("why", "fay", "orders", "42");
            assertTrue(
                    why.get(0).startsWith("fay may read, not write, orders/42: "), why::toString);
            assertTrue(why.get(0).contains("rules:2 ("), why::toString);
            assertEquals("connected as member without groups", why.get(1));
            List<String> ended = command("dry-run", rules.toString());
            assertEquals("fay, orders: line 1", ended.get(0));
            assertEquals("1 open subscriptions would end", ended.get(1));
        }
        assertTrue(command("why", "fay", "no name").get(0).contains("refused (400: "));
    }

    /** What the jar prints. */
    private static List<String> command(String... words) throws Exception {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                System.getProperty("server.jar")));
        line.addAll(List.of(words));
        line.addAll(List.of("--url", server.address().toString()));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("KANAL_KEY", StartedServer.KEY);
        try (BufferedReader printed = builder.start().inputReader()) {
            return printed.lines().toList();
        }
    }

    @Test
    void aTokenPublishesOverHttpIfItsGroupsSaySo() throws Exception {
        String publisher = ISSUER.token("emil", MINUTES, "publisher");
        String path = "channels/news/messages";
        assertEquals(202, as(publisher, path, "1").statusCode());
        assertEquals(403, as(ISSUER.token("emil", MINUTES), path, "1").statusCode());
        assertEquals(401, as(TokenIssuer.create().token("emil", MINUTES), path, "1").statusCode());
        assertEquals(403, as(publisher, "subscribers/ann/disconnect", "").statusCode());
        String admin = ISSUER.token("root", MINUTES, "admin");
        assertEquals(204, as(admin, "subscribers/nobody/disconnect", "").statusCode());
    }

    private static Page page(String name, String tokenId) throws InterruptedException {
        Page page = Page.silent(server.address());
        page.send(connect(token(name, tokenId)));
        page.next("connected");
        return page;
    }

    private static String token(String name, String tokenId) {
        return ISSUER.token(name, MINUTES, Map.of("jti", tokenId));
    }

    private static String connect(String token) {
        return "{\"type\":\"connect\",\"token\":\"" + token + "\"}";
    }

    private static HttpResponse<String> post(String path) throws Exception {
        return server.api().post(path, "");
    }

    private static HttpResponse<String> as(String token, String path, String body)
            throws IOException, InterruptedException {
        return Page.post(
                server.address() + "api/" + path, body, "Authorization", "Bearer " + token);
    }

    private static JsonObject json(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
