package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;

/** Whoever shows a token of the issuer is who it says, as long as it says. */
class TokensIT {

    private static final TokenIssuer ISSUER = TokenIssuer.create();
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final String STAFF = "{\"name\":\"staff\"}";
    private static final String ORDERS = "{\"name\":\"orders\",\"resourceId\":\"42\"}";

    @TempDir static Path folder;

    private static StartedServer server;

    @BeforeAll
    static void start() throws Exception {
        Path rules =
                Files.writeString(
                        folder.resolve("rules"),
                        "staff group:staff read, write\nstaff * nothing\norders/* * nothing\n");
        server =
                StartedServer.start(
                        folder.resolve("data"),
                        ISSUER.settings(
                                folder,
                                Map.of(
                                        "kanal.permissions.file",
                                        rules.toString(),
                                        "kanal.demo",
                                        "true",
                                        "kanal.visitors",
                                        "deny")),
                        "-Xmx256m");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aTokenSaysWhoAConnectionIsAndForHowLong() throws Exception {
        try (Page page = Page.silent(server.address())) {
            JsonObject connected = connect(page, ISSUER.token("ann", MINUTES, "staff"));
            assertEquals("ann", connected.getJsonObject("subscriber").getString("id"));
            assertEquals("MEMBER", connected.getJsonObject("subscriber").getString("type"));
            int left = connected.getInt("expiresIn");
            assertTrue(left > 590 && left <= 600, connected.toString());
            assertEquals("subscribed", page.subscribe(STAFF).getString("type"));
        }
    }

    @Test
    void whoShowsNothingIsTurnedAwayWhereVisitorsAreNotLetIn() throws Exception {
        try (Page page = Page.silent(server.address())) {
            page.send("{\"type\":\"connect\"}");
            assertEquals("UNAUTHORIZED", page.next("error").getString("code"));
            assertEquals(new Page.Closed(4501, "UNAUTHORIZED"), page.awaitClosed());
        }
    }

    @Test
    void aTokenThatIsForgedIsTurnedAway() throws Exception {
        try (Page page = Page.silent(server.address())) {
            String forged = TokenIssuer.create().token("ann", MINUTES);
            page.send("{\"type\":\"connect\",\"token\":\"" + forged + "\"}");
            assertEquals("UNAUTHORIZED", page.next("error").getString("code"));
            assertEquals(new Page.Closed(4501, "UNAUTHORIZED"), page.awaitClosed());
        }
    }

    @Test
    void aTokenThatExpiresEndsItsConnection() throws Exception {
        try (Page page = Page.silent(server.address())) {
            connect(page, ISSUER.token("ann", Duration.ofSeconds(3), "staff"));
            assertEquals(new Page.Closed(4010, "TOKEN_EXPIRED"), page.awaitClosed());
        }
    }

    @Test
    void aNewTokenKeepsTheConnectionAndItsGroupsCountForWhatIsOpen() throws Exception {
        try (Page page = Page.silent(server.address())) {
            connect(page, ISSUER.token("ann", Duration.ofSeconds(5), "staff"));
            page.subscribe(STAFF);
            page.send(refresh(ISSUER.token("ann", MINUTES, "customers")));
            assertTrue(page.next("refreshed").getInt("expiresIn") > 590);
            assertEquals(403, page.next("unsubscribed").getInt("status"));
            assertEquals(403, page.subscribe(STAFF).getInt("status"));
        }
    }

    @Test
    void aBadNewTokenIsRefusedAndTheOldOneCounts() throws Exception {
        try (Page page = Page.silent(server.address())) {
            connect(page, ISSUER.token("ann", MINUTES, "staff"));
            page.send(refresh(TokenIssuer.create().token("ann", MINUTES, "staff")));
            assertEquals("UNAUTHORIZED", page.next("error").getString("code"));
            assertEquals("subscribed", page.subscribe(STAFF).getString("type"));
        }
    }

    @Test
    void aNewTokenOfSomebodyElseEndsTheConnection() throws Exception {
        try (Page page = Page.silent(server.address())) {
            connect(page, ISSUER.token("ann", MINUTES, "staff"));
            page.send(refresh(ISSUER.token("bob", MINUTES, "staff")));
            assertEquals(new Page.Closed(4501, "UNAUTHORIZED"), page.awaitClosed());
        }
    }

    @Test
    void aTokenWinsOverTheLoginOfTheHandshakeAndDoesNotEndWithIt() throws Exception {
        String cookie = Page.login("ann", server.address());
        try (Page byToken = Page.silent(server.address(), "Cookie", cookie);
                Page byLogin = Page.silent(server.address(), "Cookie", cookie)) {
            byLogin.connect();
            assertEquals("demo:ann", byLogin.id());
            JsonObject connected = connect(byToken, ISSUER.token("bob", MINUTES, "staff"));
            assertEquals("bob", connected.getJsonObject("subscriber").getString("id"));
            logOut(cookie);
            assertEquals(new Page.Closed(4011, "LOGIN_ENDED"), byLogin.awaitClosed());
            assertEquals("subscribed", byToken.subscribe(STAFF).getString("type"));
        }
    }

    private static void logOut(String cookie) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.address() + "api/demo/login"))
                        .header("Cookie", cookie)
                        .DELETE()
                        .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(2, answer.statusCode() / 100, answer.body());
    }

    @Test
    void theChannelsInATokenAreOpenWhateverTheRulesFileSays() throws Exception {
        try (Page page = Page.silent(server.address())) {
            connect(
                    page,
                    ISSUER.token(
                            "ann",
                            MINUTES,
                            Map.of("kanal_channels", Map.of("read", List.of("orders/42")))));
            assertEquals("subscribed", page.subscribe(ORDERS).getString("type"));
            assertEquals(403, page.publish(ORDERS, "1").getInt("status"));
            assertEquals(403, page.subscribe(STAFF).getInt("status"));
        }
    }

    private static JsonObject connect(Page page, String token) throws InterruptedException {
        page.send("{\"type\":\"connect\",\"token\":\"" + token + "\"}");
        return page.next("connected");
    }

    private static String refresh(String token) {
        return "{\"type\":\"refresh\",\"token\":\"" + token + "\"}";
    }
}
