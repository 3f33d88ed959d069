package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;

/** What gets nobody in at one door gets nobody in at another, and the right token does at all. */
class TokensAtEveryDoorIT {

    private static final TokenIssuer ISSUER = TokenIssuer.create();
    private static final Map<String, String> BAD = BadTokens.of(ISSUER);
    private static final String GOOD =
            ISSUER.token(
                    "ann",
                    Duration.ofMinutes(30),
                    Map.of("aud", List.of("kanal"), "groups", List.of("admin", "publisher")));
    private static final String ITEM = "{\"channel\":{\"name\":\"news\"},\"payload\":1}";

    @TempDir static Path folder;

    private static StartedServer server;

    @BeforeAll
    static void start() throws Exception {
        server =
                StartedServer.start(
                        folder.resolve("data"),
                        ISSUER.settings(
                                folder,
                                Map.of(
                                        "mp.jwt.verify.audiences",
                                        "kanal",
                                        "kanal.broker.kind",
                                        "memory",
                                        "kanal.presence.channels",
                                        "news=members",
                                        "kanal.visitors",
                                        "deny",
                                        "kanal.api.failures-burst",
                                        "10000")),
                        "-Xmx256m");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void atConnect() throws Exception {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Map.Entry<String, String> bad : BAD.entrySet()) {
            try (Page page = Page.silent(server.address())) {
                page.send("{\"type\":\"connect\",\"token\":\"" + bad.getValue() + "\"}");
                answers.put(bad.getKey(), page.awaitClosed());
            }
        }
        answers.values().removeIf(new Page.Closed(4501, "UNAUTHORIZED")::equals);
        assertEquals(Map.of(), answers);
    }

    @Test
    void atRefreshWhereTheTokenFromBeforeGoesOn() throws Exception {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Map.Entry<String, String> bad : BAD.entrySet()) {
            try (Page page = Page.silent(server.address())) {
                page.send("{\"type\":\"connect\",\"token\":\"" + GOOD + "\"}");
                page.next("connected");
                page.send("{\"type\":\"refresh\",\"token\":\"" + bad.getValue() + "\"}");
                answers.put(bad.getKey(), page.next("error").getString("code"));
                assertEquals("subscribed", page.subscribe("{\"name\":\"news\"}").getString("type"));
            }
        }
        answers.values().removeIf("UNAUTHORIZED"::equals);
        assertEquals(Map.of(), answers);
    }

    @Test
    void overHttpToPublishOneOrManyAndToOperate() throws Exception {
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (Map.Entry<String, String> bad : BAD.entrySet()) {
            String token = bad.getValue().replace("\\n", "\t");
            doors("Authorization", "Bearer " + token)
                    .forEach((door, status) -> answers.put(door + ": " + bad.getKey(), status));
        }
        answers.values().removeIf(status -> status == 401);
        assertEquals(Map.of(), answers);
    }

    @Test
    void noDoorTakesATokenFromAnAddressOrOneOfTwo() throws Exception {
        String bad = BAD.get("a stranger's");
        assertAll(401, doors("Authorization", GOOD));
        assertAll(401, doors("Authorization", "Basic " + GOOD));
        assertAll(401, doors("Authorization", "Bearer " + bad, "Authorization", "Bearer " + GOOD));
        assertAll(401, doors("Authorization", "Bearer " + GOOD, "Authorization", "Bearer " + bad));
        for (String name : List.of("access_token", "token", "authorization")) {
            assertEquals(
                    401,
                    Page.post(address("channels/news/messages?" + name + "=" + GOOD), "1")
                            .statusCode());
        }
    }

    @Test
    void theRightOneIsTakenAtAllOfThem() throws Exception {
        Map<String, Integer> answers = doors("Authorization", "bearer  " + GOOD + " ");
        assertTrue(
                answers.values().stream().allMatch(status -> status / 100 == 2),
                answers.toString());
    }

    private static void assertAll(int status, Map<String, Integer> answers) {
        assertTrue(
                answers.values().stream().allMatch(given -> given == status), answers.toString());
    }

    private static Map<String, Integer> doors(String... headers)
            throws IOException, InterruptedException {
        Map<String, Integer> answers = new LinkedHashMap<>();
        answers.put("publish", post("channels/news/messages", "1", headers));
        answers.put("batch", post("messages", "[" + ITEM + "]", headers));
        answers.put("history", get("channels/news/messages", headers));
        answers.put("presence", get("channels/news/presence", headers));
        answers.put("disconnect", post("subscribers/nobody/disconnect", "", headers));
        answers.put("revoke", post("tokens/none/revoke", "", headers));
        answers.put("recheck", post("permissions/recheck?channel=none", "", headers));
        answers.put("why", get("permissions/why?subscriber=bob&channel=news", headers));
        answers.put("dry run", post("permissions/dry-run", "news * nothing", headers));
        answers.put("channels", get("asyncapi.json", headers));
        answers.put("metrics", get("metrics", headers));
        return answers;
    }

    private static int post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return Page.post(address(path), body, headers).statusCode();
    }

    private static int get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = Page.get(address(path), headers);
        return answer.statusCode();
    }

    private static String address(String path) {
        return server.address() + "api/" + path;
    }
}
