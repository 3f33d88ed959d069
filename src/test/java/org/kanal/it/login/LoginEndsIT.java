package org.kanal.it.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.it.Api;
import org.kanal.it.Page;

/** When a login ends, so do all the connections that were made with it, and they are told. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LoginEndsIT {

    private static final Page.Closed LOGIN_ENDED = new Page.Closed(4011, "LOGIN_ENDED");
    private static final String MEMBERS = "{\"name\":\"members-only\"}";
    private static final Duration SOON = Duration.ofSeconds(2);

    @ArquillianResource private URL application;

    private final List<Page> pages = new ArrayList<>();

    @AfterEach
    void leave() {
        pages.forEach(Page::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void everyConnectionOfASessionEndsWithItsLogoutAndNobodyGetsTheSecret(int connections)
            throws Exception {
        String cookie = open(connections);
        delete("api/demo/login", cookie);
        Api.of(application).publish("members-only", "\"secret\"");
        assertAllEndedWithin(SOON);
        for (Page page : pages) {
            assertEquals(List.of(), page.rest("message"));
        }
    }

    @Test
    void aLogoutThatLeavesTheSessionAloneIsOneToo() throws Exception {
        String cookie = open(3);
        assertEquals("true", post("it/session?do=logout", cookie), "the session goes on");
        assertAllEndedWithin(SOON);
    }

    @Test
    void whoLogsInAsSomebodyElseInTheSameSessionIsNotTheOneBefore() throws Exception {
        String cookie = open(2);
        post("it/session?do=login-bob", cookie);
        assertAllEndedWithin(SOON);
    }

    @Test
    void aSessionThatTimesOutTakesItsConnectionsAlong() throws Exception {
        String cookie = open(2);
        post("it/session?do=idle", cookie);
        assertAllEndedWithin(Duration.ofSeconds(5));
    }

    @Test
    void aNewIdOfTheSessionEndsNothingAndItsLogoutStillDoes() throws Exception {
        String cookie = open(2);
        String renamed =
                send("POST", "it/session?do=new-id", cookie)
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow()
                        .split(";")[0];
        open(renamed);
        assertEquals(
                "subscribed", pages.get(0).subscribe("{\"name\":\"everyone\"}").getString("type"));
        delete("api/demo/login", renamed);
        assertAllEndedWithin(SOON);
    }

    @Test
    void otherSessionsOfTheSameUserGoOn() throws Exception {
        String cookie = open(1);
        try (Page other = Page.of("ann", application)) {
            delete("api/demo/login", cookie);
            assertAllEndedWithin(SOON);
            assertEquals("subscribed", other.subscribe(MEMBERS).getString("type"));
        }
    }

    /** So many connections of ann's one session; its cookie. */
    private String open(int connections) throws Exception {
        String cookie = Page.login("ann", application);
        for (int i = 0; i < connections; i++) {
            open(cookie);
        }
        return cookie;
    }

    private void open(String cookie) throws InterruptedException {
        Page page = Page.silent(application, "Cookie", cookie).connect();
        pages.add(page);
        assertEquals("ann", page.id());
        assertEquals("subscribed", page.subscribe(MEMBERS).getString("type"));
    }

    private void assertAllEndedWithin(Duration time) throws InterruptedException {
        long start = System.nanoTime();
        for (Page page : pages) {
            assertEquals(LOGIN_ENDED, page.awaitClosed());
        }
        long took = System.nanoTime() - start;
        assertTrue(took < time.toNanos(), () -> "after " + Duration.ofNanos(took));
    }

    private String post(String path, String cookie) throws Exception {
        return send("POST", path, cookie).body();
    }

    private void delete(String path, String cookie) throws Exception {
        send("DELETE", path, cookie);
    }

    private HttpResponse<String> send(String method, String path, String cookie) throws Exception {
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(application + path))
                                        .method(method, HttpRequest.BodyPublishers.noBody())
                                        .header("Cookie", cookie)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer.toString());
        return answer;
    }
}
