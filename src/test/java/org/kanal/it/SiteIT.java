package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** For which hosts and pages the server is there, and how it knows its sessions. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SiteIT {

    private static final String REALTIME = "/kanal/realtime";

    @ArquillianResource private URL application;

    @Test
    void aPageWhoseNameWasMadeToLeadHereIsRefused() throws Exception {
        String evil = "evil.example:" + application.getPort();
        assertStatus(403, handshake("Host: " + evil, "Origin: http://" + evil));
        assertStatus(403, handshake("Host: " + evil));
        assertStatus(403, get("/kanal/api/demo/login", "Host: " + evil));
        assertStatus(
                403, get("/kanal/api/demo/login", "Host: " + evil, "Authorization: Bearer any"));
        assertStatus(400, handshake("Host: " + own(), "Host: " + evil));
    }

    @Test
    void whatIsRefusedIsToldByKanalAndDoesNotNameTheServer() throws Exception {
        for (List<String> answer :
                List.of(
                        handshake("Host: evil.example"),
                        get("/kanal/api/metrics", "Host: evil.example"),
                        get("/kanal/api/metrics;jsessionid=a", "Host: " + own()))) {
            String head = String.join("\n", answer).toLowerCase();
            assertFalse(head.contains("text/html"), head); // the server's own page is
            assertTrue(head.contains("x-content-type-options: nosniff"), head);
        }
    }

    @Test
    void aHandshakeWithTwoOriginsIsRefused() throws Exception {
        String origin = "Origin: http://" + own();
        assertStatus(403, handshake("Host: " + own(), origin, "Origin: http://evil.example"));
        assertStatus(101, handshake("Host: " + own(), origin, origin));
    }

    @Test
    void thePageOfTheSameHostByAnotherSchemeIsAnotherSites() throws Exception {
        assertStatus(403, handshake("Host: " + own(), "Origin: https://" + own()));
        assertStatus(101, handshake("Host: " + own(), "Origin: http://" + own()));
    }

    @Test
    void whatTheProxyOnThisMachineSawCounts() throws Exception {
        assertStatus(
                101,
                handshake(
                        "Host: " + own(), "Origin: https://" + own(), "X-Forwarded-Proto: https"));
    }

    @Test
    void aKeyOpensTheApiUnderAnyName() throws Exception {
        List<String> answer =
                get(
                        "/kanal/api/channels/news/messages",
                        "Host: internal.example",
                        "Authorization: Bearer integration-test-key");
        assertStatus(200, answer);
    }

    /** Payara 7.2025.1 fails over them; see {@link org.kanal.front.Colons}. */
    @Test
    void anAddressWithAColonIsServedOrRefusedWithAReason() throws Exception {
        String key = "Authorization: Bearer integration-test-key";
        for (String name : List.of("order:42", "order%3A42")) {
            String path = "/kanal/api/channels/" + name + "/messages";
            String status = get(path, "Host: " + own(), key).get(0);
            assertTrue(status.contains(" 200") || status.contains(" 400"), status);
        }
        String nothing = get("/kanal/nothing:here", "Host: " + own()).get(0);
        assertTrue(nothing.contains(" 404") || nothing.contains(" 400"), nothing);
    }

    @Test
    void aRedirectLeadsToNoHostThatTheClientMadeUp() throws Exception {
        for (String path : List.of("/kanal", "/kanal/hello", "/kanal/news")) {
            List<String> answer = get(path, "Host: evil.example");
            assertFalse(String.join("\n", answer).contains("evil.example"), answer.toString());
        }
    }

    @Test
    void aSessionsIdInAnAddressIsNobodys() throws Exception {
        String id = Page.login("ann", application).split("=", 2)[1];
        assertStatus(400, get("/kanal/api/demo/login;jsessionid=" + id, "Host: " + own()));
        assertStatus(
                400,
                RawHttp.handshake(application, REALTIME + ";jsessionid=" + id, "Host: " + own()));
    }

    @Test
    void theSessionCookieIsForThisSiteAloneAndForNoScript() throws Exception {
        HttpResponse<String> answer =
                Page.post(
                        application + "api/demo/login",
                        "{\"name\":\"ann\",\"password\":\"ann-demo\"}",
                        "Content-Type",
                        "application/json");
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertEquals(1, cookies.size(), cookies.toString());
        String cookie = cookies.get(0).toLowerCase();
        assertTrue(cookie.contains("; httponly"), cookie);
        assertEquals(2, cookie.split("; *samesite=lax", -1).length, cookie);
    }

    @Test
    void whatIsRefusedForItsHostDoesNotNameTheServer() throws Exception {
        for (String path : List.of("/kanal/api/messages", "/kanal/api/messages;jsessionid=1")) {
            List<String> answer = get(path, "Host: evil.example");
            assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer.toString());
            assertTrue(answer.contains("Content-Type: text/plain;charset=UTF-8"), path);
        }
    }

    private String own() {
        return "localhost:" + application.getPort();
    }

    private List<String> handshake(String... headers) throws Exception {
        return RawHttp.handshake(application, REALTIME, headers);
    }

    private List<String> get(String path, String... headers) throws Exception {
        return RawHttp.head(application, "GET " + path, headers);
    }

    private static void assertStatus(int status, List<String> answer) {
        assertTrue(answer.get(0).contains(" " + status), answer.toString());
    }
}
