package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.SocketException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a publisher over HTTP is refused, how it is told, and that none of it is published. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PublishRefusalsIT {

    private static final String CHANNEL = "refusals";
    private static final String MESSAGES = "channels/" + CHANNEL + "/messages";
    private static final int MAX_PAYLOAD = 10_240;

    @ArquillianResource private URL application;

    static Stream<Arguments> wrongChannels() {
        return Stream.of(
                Arguments.of("n".repeat(141) + "/messages", "140"),
                Arguments.of("refu%2Fsals/messages", "A-Z a-z 0-9 - _"),
                Arguments.of("refu%20sals/messages", "A-Z a-z 0-9 - _"),
                Arguments.of("%20/messages", "A-Z a-z 0-9 - _"),
                Arguments.of("/messages", "A-Z a-z 0-9 - _"),
                Arguments.of("r%C3%A9fusals/messages", "A-Z a-z 0-9 - _"),
                Arguments.of("refusals/resources/" + "r".repeat(133) + "/messages", "140"),
                Arguments.of("refusals/resources/a%0Ab/messages", "printable"),
                Arguments.of("refusals/messages?resourceId=a%07b", "printable"));
    }

    @ParameterizedTest
    @MethodSource("wrongChannels")
    void aNameThatBreaksARuleIsRefusedWithTheRule(String channel, String allowed) throws Exception {
        assertProblem(400, "channel", allowed, post("channels/" + channel, "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"a\":}", "nothing", "1 2", "{}x", "[1],", "\"open", "'1'", "", "  "})
    void aBodyThatIsNotOneJsonValueIsRefused(String body) throws Exception {
        assertNothingIsPublishedBy(
                () -> assertProblem(400, "payload", "JSON", post(MESSAGES, body)));
    }

    @Test
    void aPayloadOf10240BytesIsPublishedAndOneByteMoreIsRefused() throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe("{\"name\":\"" + CHANNEL + "\"}");
            assertProblem(413, "payload", "10240", post(MESSAGES, text(MAX_PAYLOAD + 1)));
            assertEquals(202, post(MESSAGES, text(MAX_PAYLOAD)).statusCode());
            assertEquals(MAX_PAYLOAD - 2, page.next("message").getString("payload").length());
        }
    }

    @Test
    void aPayloadIsMeasuredInBytesOfUtf8() throws Exception {
        String threeBytesEach = "\u20ac".repeat(MAX_PAYLOAD / 3 + 1);
        assertNothingIsPublishedBy(
                () ->
                        assertProblem(
                                413,
                                "payload",
                                "10240",
                                post(MESSAGES, "\"" + threeBytesEach + "\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer ",
                "Bearer",
                "Bearer wrong-key-of-some-length",
                "Bearer integration-test-ke",
                "Bearer test:integration-test-key",
                "Basic integration-test-key",
                "integration-test-key"
            })
    void aWrongOrEmptyKeyIsRefused(String authorization) throws Exception {
        assertNothingIsPublishedBy(
                () -> {
                    HttpResponse<String> answer =
                            Page.post(
                                    application + "api/" + MESSAGES,
                                    "1",
                                    "Authorization",
                                    authorization);
                    assertProblem(401, "Authorization", "kanal.api.keys", answer);
                    assertEquals(
                            "Bearer",
                            answer.headers().firstValue("WWW-Authenticate").orElse("none"));
                });
    }

    @Test
    void noKeyAtAllIsRefused() throws Exception {
        assertNothingIsPublishedBy(
                () ->
                        assertProblem(
                                401,
                                "Authorization",
                                "kanal.api.keys",
                                Page.post(application + "api/" + MESSAGES, "1")));
    }

    @Test
    void aKeyIsAskedForBeforeAnythingElse() throws Exception {
        assertProblem(
                401,
                "Authorization",
                "kanal.api.keys",
                Page.post(application + "api/channels/no%20name/messages", "{"));
        assertProblem(
                401,
                "Authorization",
                "kanal.api.keys",
                Page.post(application + "api/messages", "[]"));
    }

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                Arguments.of("includePublisher=yes", "includePublisher"),
                Arguments.of("users=", "users"),
                Arguments.of("users=ann&users=%20", "users"),
                Arguments.of("Users=bob", "Users"),
                Arguments.of("users%5B%5D=bob", "users[]"),
                Arguments.of("resourceId=1&resourceId=2", "resourceId"),
                Arguments.of("includePublisher=false&includePublisher=true", "includePublisher"));
    }

    @ParameterizedTest
    @MethodSource("wrongOptions")
    void anOptionThatBreaksARuleIsRefused(String query, String field) throws Exception {
        assertNothingIsPublishedBy(
                () -> assertProblem(400, field, "", post(MESSAGES + "?" + query, "1")));
    }

    /** It would be passed over where it stands, and the message reach everybody. */
    @Test
    void whatSaysForWhomAMessageIsAndStandsInTheWrongPlaceIsRefused() throws Exception {
        assertNothingIsPublishedBy(
                () -> {
                    String item = "[{\"channel\":{\"name\":\"" + CHANNEL + "\"},\"payload\":1}]";
                    assertProblem(400, "users", "batch", post("messages?users=bob", item));
                    assertProblem(400, "path", "%3B", post(MESSAGES + ";users=bob", "1"));
                    String resource = "channels/" + CHANNEL + "/resources/";
                    assertProblem(400, "resourceId", "", post(resource + "a;b/messages", "1"));
                    assertProblem(
                            400, "resourceId", "", post(resource + "a/messages?resourceId=b", "1"));
                });
    }

    /** A request that says no more than it must goes a short way: see {@code PlainPublishing}. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "{\"a\":", "", "1 2", "\"\\ud800\""})
    void theShortWayAndTheLongWayAnswerTheSame(String body) throws Exception {
        HttpResponse<String> ofShort = post(MESSAGES, body);
        HttpResponse<String> ofLong = post(MESSAGES + "?includePublisher=false", body);
        assertEquals(ofLong.statusCode(), ofShort.statusCode());
        assertEquals(withoutNumbers(ofLong.body()), withoutNumbers(ofShort.body()));
        assertEquals(headers(ofLong), headers(ofShort));
    }

    private static String withoutNumbers(String body) {
        return body.replaceAll("\"offset\":[0-9]+", "");
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(Set.of("date", "content-length"));
        return headers;
    }

    @Test
    void aThousandRecipientsFitIntoARequestAndOneMoreIsRefused() throws Exception {
        assertNothingIsPublishedBy(
                () -> {
                    assertEquals(202, post(MESSAGES + "?" + users(1_000), "1").statusCode());
                    assertProblem(400, "users", "1000", post(MESSAGES + "?" + users(1_001), "1"));
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1_400, 5_000})
    void aRequestThatIsTooLongSpoilsNoOther(int recipients) throws Exception {
        String path = application.getPath() + "api/" + MESSAGES + "?" + users(recipients);
        assertNothingIsPublishedBy(
                () -> {
                    List<String> answer = answerOrEnd("POST " + path);
                    assertTrue(answer.isEmpty() || answer.get(0).contains(" 4"), answer.toString());
                });
    }

    /** The server may end the connection instead of an answer, also while the request is sent. */
    private List<String> answerOrEnd(String request) throws IOException {
        try {
            return RawHttp.head(application, request, "Content-Length: 0");
        } catch (SocketException ended) {
            return List.of();
        }
    }

    /** That many recipients, with ids as long as those of visitors, none of whom is there. */
    private static String users(int count) {
        return "users="
                + Stream.generate(() -> "visitor-" + UUID.randomUUID().toString())
                        .limit(count)
                        .collect(Collectors.joining("&users="));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return Api.of(application).post(path, body);
    }

    private interface Attempt {
        void run() throws Exception;
    }

    /** What a subscriber gets next is what is published after it. */
    private void assertNothingIsPublishedBy(Attempt refused) throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe("{\"name\":\"" + CHANNEL + "\"}");
            refused.run();
            Api.of(application).publish(CHANNEL, "\"the next good one\"");
            assertEquals("the next good one", page.next("message").getString("payload"));
        }
    }

    private static void assertProblem(
            int status, String field, String allowed, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse("none").split(";")[0],
                answer.body());
        JsonObject problem = Json.createReader(new StringReader(answer.body())).readObject();
        assertEquals(status, problem.getInt("status"));
        String detail = problem.getString("detail");
        assertTrue(detail.contains(field) && detail.contains(allowed), detail);
    }

    /** Told by the guard in front of the server, or where there is none by the API. */
    private static void assertIsNoUtf8(HttpResponse<String> answer) {
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("UTF-8"), answer.body());
    }

    private static String text(int bytes) {
        return "\"" + "x".repeat(bytes - 2) + "\"";
    }

    @Test
    void anEmptyListOfUsersInABatchIsRefusedNamingIt() throws Exception {
        assertNothingIsPublishedBy(
                () -> {
                    for (String field :
                            new String[] {"\"options\":{\"users\":[]}", "\"users\":[]"}) {
                        assertProblem(
                                400,
                                "users",
                                "",
                                post(
                                        "messages",
                                        "[{\"channel\":{\"name\":\""
                                                + CHANNEL
                                                + "\"},\"payload\":1,"
                                                + field
                                                + "}]"));
                    }
                });
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws Exception {
        assertNothingIsPublishedBy(
                () -> {
                    String path = "channels/" + CHANNEL + "/resources/%C3%28/messages";
                    assertIsNoUtf8(post(path, "1"));
                    assertIsNoUtf8(post(MESSAGES + "?users=%ED%A0%BD", "1"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"t\":\"\\ud83d\"}", "{\"\\ude00\":[\"a\\ud83db\"]}"})
    void halfACharacterArrivesAsItWas(String payload) throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe("{\"name\":\"" + CHANNEL + "\"}");
            assertEquals(202, post(MESSAGES, payload).statusCode());
            String batch =
                    "[{\"channel\":{\"name\":\"" + CHANNEL + "\"},\"payload\":" + payload + "}]";
            assertEquals(202, post("messages", batch).statusCode());
            JsonObject sent = Json.createReader(new StringReader(payload)).readObject();
            assertEquals(sent, page.next("message").getJsonObject("payload"));
            assertEquals(sent, page.next("message").getJsonObject("payload"));
        }
    }

    @Test
    void anotherMessageUnderAnIdempotencyKeyIsRefusedAndARepeatIsNot() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Page page = Page.open(application)) {
            page.subscribe("{\"name\":\"" + CHANNEL + "\"}");
            HttpResponse<String> first = keyed(key, "1");
            assertEquals(202, first.statusCode());
            assertEquals(first.body(), keyed(key, "1").body());
            assertProblem(422, "idempotencyKey", "", keyed(key, "2"));
            String batch =
                    "[{\"channel\":{\"name\":\"%s\"},\"payload\":%s,\"options\":{\"idempotencyKey\":\"%s\"}}]";
            assertProblem(
                    422, "idempotencyKey", "", post("messages", batch.formatted(CHANNEL, 3, key)));
            assertEquals(202, post("messages", batch.formatted(CHANNEL, 1, key)).statusCode());
            Api.of(application).publish(CHANNEL, "4");
            assertEquals(1, page.next("message").getInt("payload"));
            assertEquals(4, page.next("message").getInt("payload"));
        }
    }

    @Test
    void anAcceptThatCannotBeReadOrMetIsNamed() throws Exception {
        for (String accept : List.of("a/b/c", "application/", ",", "application/json;q=2")) {
            assertProblem(400, "Accept", "application/json", with("Accept", accept, MESSAGES));
            assertProblem(400, "Accept", "application/json", with("Accept", accept, "messages"));
        }
        assertProblem(406, "Accept", "*/*", with("Accept", "text/html", MESSAGES));
    }

    @Test
    void aBodyIsTakenWhateverItsContentTypeSays() throws Exception {
        for (String path :
                List.of("messages", MESSAGES, "channels/refusals/resources/b/messages")) {
            for (String type :
                    List.of("a", "a/b/c", ";", "text/html", "application/json; charset=x")) {
                assertEquals(202, with("Content-Type", type, path).statusCode(), path + type);
            }
        }
    }

    private HttpResponse<String> with(String header, String value, String path) throws Exception {
        return Page.post(
                application + "api/" + path,
                "[]",
                "Authorization",
                "Bearer integration-test-key",
                header,
                value);
    }

    private HttpResponse<String> keyed(String key, String payload) throws Exception {
        return Page.post(
                application + "api/" + MESSAGES,
                payload,
                "Authorization",
                "Bearer integration-test-key",
                "Idempotency-Key",
                key);
    }
}
