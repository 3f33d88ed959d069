package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;

/** Who is there, from outside: pages see each other, and whoever may not read sees nobody. */
class PresenceIT {

    private static final TokenIssuer ISSUER = TokenIssuer.create();
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final long GRACE_MILLIS = 1_500;
    private static final String STAFF = "{\"name\":\"staff\"}";

    @TempDir static Path folder;

    private static StartedServer server;

    @BeforeAll
    static void start() throws Exception {
        Path rules =
                Files.writeString(
                        folder.resolve("rules"), "staff group:staff read\nstaff * nothing\n");
        server =
                StartedServer.start(
                        folder.resolve("data"),
                        ISSUER.settings(
                                folder,
                                Map.of(
                                        "kanal.permissions.file",
                                        rules.toString(),
                                        "kanal.presence.channels",
                                        "chat/*=members; staff=members; news=counts",
                                        "kanal.presence.grace",
                                        "PT1.5S")),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aPageSeesWhoComesAndWhoClosesItsPage() throws Exception {
        try (Page ann = of("ann");
                Page bob = of("bob")) {
            assertEquals(1, watch(ann, chat(1), "1").getInt("occupancy"));
            join(bob, chat(1), "{\"name\":\"Bob\"}");
            JsonObject joined = told(ann, "joined", "bob");
            assertEquals(2, joined.getInt("occupancy"));
            JsonObject member = one(joined.getJsonArray("joined"), "bob");
            assertEquals("Bob", member.getJsonObject("data").getString("name"));
            assertEquals("MEMBER", member.getString("type"));
            bob.sayGoodbye();
            JsonObject left = told(ann, "left", "bob");
            assertEquals("CLOSED", one(left.getJsonArray("left"), "bob").getString("reason"));
            assertEquals(1, left.getInt("occupancy"));
        }
    }

    @Test
    void whoUnsubscribesLeaves() throws Exception {
        try (Page ann = of("ann");
                Page bob = of("bob")) {
            watch(ann, chat(2), "1");
            join(bob, chat(2), "1");
            told(ann, "joined", "bob");
            bob.command("\"type\":\"unsubscribe\",\"channel\":" + chat(2));
            JsonObject left = told(ann, "left", "bob");
            assertEquals("CLOSED", one(left.getJsonArray("left"), "bob").getString("reason"));
        }
    }

    @Test
    void whoseConnectionIsLostLeavesAfterTheGraceUnlessItComesBack() throws Exception {
        Page bob = of("bob");
        Page cid = of("cid");
        try (Page ann = of("ann")) {
            watch(ann, chat(3), "1");
            join(bob, chat(3), "1");
            join(cid, chat(3), "1");
            told(ann, "joined", "cid");
            long start = System.nanoTime();
            bob.close();
            cid.close();
            try (Page back = of("cid")) {
                join(back, chat(3), "2");
                JsonObject left = told(ann, "left", "bob");
                assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= GRACE_MILLIS);
                assertEquals("LOST", one(left.getJsonArray("left"), "bob").getString("reason"));
                assertEquals(2, left.getInt("occupancy"));
                assertEquals(1, left.getJsonArray("left").size());
            }
        }
    }

    @Test
    void whoMayNotReadAnyMoreIsGoneAndSeesNobody() throws Exception {
        try (Page ann = of("ann", "staff");
                Page bob = of("bob", "staff")) {
            watch(ann, STAFF, "1");
            watch(bob, STAFF, "1");
            told(ann, "joined", "bob");
            bob.send(
                    "{\"type\":\"refresh\",\"token\":\""
                            + ISSUER.token("bob", MINUTES, "x")
                            + "\"}");
            JsonObject left = told(ann, "left", "bob");
            assertEquals("REVOKED", one(left.getJsonArray("left"), "bob").getString("reason"));
            bob.next("unsubscribed");
            JsonObject refused = members(bob, STAFF, "");
            assertEquals("SUBSCRIPTION_FAILED", refused.getString("code"));
            assertEquals(403, refused.getInt("status"));
            bob.rest("presence")
                    .forEach(seen -> assertFalse(seen.toString().contains("\"left\":[{")));
        }
    }

    @Test
    void severalPagesOfOneAreOneMemberAndWhoSubscribesAgainWasThereAllTheTime() throws Exception {
        try (Page ann = of("ann");
                Page bob = of("bob");
                Page bobs = of("bob")) {
            watch(ann, chat(4), "1");
            join(bob, chat(4), "1");
            told(ann, "joined", "bob");
            join(bobs, chat(4), "2");
            assertEquals(2, told(ann, "updated", "bob").getInt("occupancy"));
            bob.sayGoodbye();
            join(bobs, chat(4), "3");
            told(ann, "updated", "bob");
            bobs.sayGoodbye();
            told(ann, "left", "bob");
        }
    }

    @Test
    void membersComeInPagesAndAnUpdateIsSeen() throws Exception {
        try (Page ann = of("ann");
                Page bob = of("bob")) {
            watch(ann, chat(5), "1");
            join(bob, chat(5), "\"b\"");
            told(ann, "joined", "bob");
            JsonObject all = members(ann, chat(5), "");
            assertEquals("members", all.getString("type"));
            assertEquals(2, all.getInt("occupancy"));
            assertEquals("\"b\"", one(all.getJsonArray("members"), "bob").get("data").toString());
            assertEquals(1, members(ann, chat(5), "ann").getJsonArray("members").size());
            JsonObject updated =
                    bob.command("\"type\":\"update\",\"data\":null,\"channel\":" + chat(5));
            assertEquals("updated", updated.getString("type"));
            JsonObject change = told(ann, "updated", "bob");
            assertEquals("null", one(change.getJsonArray("updated"), "bob").get("data").toString());
        }
    }

    @Test
    void whatIsWrongIsAClearError() throws Exception {
        try (Page ann = of("ann")) {
            String long1 = "\"" + "x".repeat(1_023) + "\"";
            JsonObject tooLong =
                    ann.command(
                            "\"type\":\"subscribe\",\"channel\":" + chat(6) + ",\"data\":" + long1);
            assertEquals("BAD_INPUT", tooLong.getString("code"));
            assertTrue(tooLong.getString("message").contains("1025 bytes"), tooLong.toString());
            JsonObject notThere =
                    ann.command("\"type\":\"update\",\"data\":1,\"channel\":" + chat(6));
            assertEquals("BAD_INPUT", notThere.getString("code"));
            JsonObject silent = members(ann, "{\"name\":\"other\"}", "");
            assertTrue(silent.getString("message").contains("kanal.presence.channels"));
            JsonObject counts =
                    ann.command("\"type\":\"subscribe\",\"channel\":{\"name\":\"news\"}");
            assertEquals("subscribed", counts.getString("type"));
            assertFalse(counts.containsKey("occupancy"));
            JsonObject counted =
                    ann.command("\"type\":\"update\",\"data\":1,\"channel\":{\"name\":\"news\"}");
            assertTrue(counted.getString("message").contains("only counts"), counted.toString());
        }
    }

    @Test
    void aChannelThatCountsTellsHowMany() throws Exception {
        try (Page ann = of("ann");
                Page bob = of("bob")) {
            watch(ann, "{\"name\":\"news\"}", "1");
            bob.command("\"type\":\"subscribe\",\"channel\":{\"name\":\"news\"}");
            JsonObject told = ann.next(frame -> isTold(frame) && frame.getInt("occupancy") == 2);
            assertFalse(told.containsKey("joined"));
        }
    }

    @Test
    void theBackendAsksOverHttp() throws Exception {
        try (Page ann = of("ann");
                Page bob = of("bob")) {
            join(ann, chat(8), "[1]");
            join(bob, chat(8), "[2]");
            String path = server.address() + "api/channels/chat/resources/8/presence?limit=1";
            String key = "Bearer " + StartedServer.KEY;
            HttpResponse<String> answer = Page.get(path, "Authorization", key);
            assertEquals(200, answer.statusCode(), answer.body());
            JsonObject page = json(answer.body());
            assertEquals(2, page.getInt("occupancy"));
            assertEquals("ann", page.getString("next"));
            assertEquals("[1]", one(page.getJsonArray("members"), "ann").get("data").toString());
            JsonObject rest = json(Page.get(path + "&after=ann", "Authorization", key).body());
            assertEquals(1, rest.getJsonArray("members").size());
            assertFalse(rest.containsKey("next"));
            assertEquals(401, Page.get(path).statusCode());
            String other = server.address() + "api/channels/other/presence";
            assertEquals(400, Page.get(other, "Authorization", key).statusCode());
        }
    }

    private static Page of(String name, String... groups) throws Exception {
        Page page = Page.silent(server.address());
        page.send(
                "{\"type\":\"connect\",\"token\":\"" + ISSUER.token(name, MINUTES, groups) + "\"}");
        page.next("connected");
        return page;
    }

    private static String chat(int number) {
        return "{\"name\":\"chat\",\"resourceId\":\"" + number + "\"}";
    }

    private static JsonObject watch(Page page, String channel, String data) throws Exception {
        JsonObject answer =
                page.command(
                        "\"type\":\"subscribe\",\"presence\":true,\"data\":"
                                + data
                                + ",\"channel\":"
                                + channel);
        assertEquals("subscribed", answer.getString("type"), answer.toString());
        return answer;
    }

    private static void join(Page page, String channel, String data) throws Exception {
        JsonObject answer =
                page.command("\"type\":\"subscribe\",\"data\":" + data + ",\"channel\":" + channel);
        assertEquals("subscribed", answer.getString("type"), answer.toString());
    }

    private static JsonObject members(Page page, String channel, String after) throws Exception {
        return page.command(
                "\"type\":\"presence\",\"after\":\"" + after + "\",\"channel\":" + channel);
    }

    /** The next that names somebody in a list; what comes before it is passed over. */
    private static JsonObject told(Page page, String list, String id) throws Exception {
        return page.next(
                frame ->
                        isTold(frame)
                                && frame.containsKey(list)
                                && frame.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                                        .anyMatch(member -> member.getString("id").equals(id)));
    }

    private static boolean isTold(JsonObject frame) {
        return frame.getString("type").equals("presence");
    }

    private static JsonObject one(JsonArray members, String id) {
        return members.getValuesAs(JsonObject.class).stream()
                .filter(member -> member.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
