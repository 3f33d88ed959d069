package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From where pages may connect, and read what browsers keep from other sites. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OriginIT {

    @ArquillianResource private URL application;

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "https://evil.example:8443", "null", "nonsense"})
    void aPageFromAnotherSiteIsRefusedAtTheHandshake(String origin) {
        assertRefused(origin);
    }

    @Test
    void anotherPortOfTheSameHostIsAnotherSite() {
        assertRefused("http://" + application.getHost() + ":1");
    }

    @Test
    void aSiteThatOnlyBeginsLikeTheServersIsAnother() {
        assertRefused("http://" + application.getAuthority() + ".evil.example");
    }

    @Test
    void theServersOwnPagesConnect() throws Exception {
        try (Page page = Page.from("http://" + application.getAuthority(), application)) {
            assertServed(page);
        }
    }

    @Test
    void aClientThatIsNoBrowserAndNamesNoOriginConnects() throws Exception {
        try (Page page = Page.open(application)) {
            assertServed(page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"js/kanal.js", "api/messages"})
    void pagesThatMayConnectMayReadTheScriptsAndTheApiToo(String address) throws Exception {
        HttpHeaders headers = ask("GET", address, "http://shop.test").headers();
        assertEquals("http://shop.test", header(headers, "Access-Control-Allow-Origin"));
        assertEquals(List.of("Origin"), headers.allValues("Vary"));
        assertEquals("", header(headers, "Access-Control-Allow-Credentials"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"js/kanal.js", "api/messages"})
    void othersMayNot(String address) throws Exception {
        for (String origin : List.of("http://evil.example", "null", "http://shop.test.evil")) {
            HttpHeaders headers = ask("GET", address, origin).headers();
            assertEquals("", header(headers, "Access-Control-Allow-Origin"), origin);
            assertEquals(List.of("Origin"), headers.allValues("Vary"));
        }
    }

    @Test
    void aBrowserThatAsksWhetherAPageMayPublishIsToldSo() throws Exception {
        HttpResponse<String> answer =
                ask(
                        "OPTIONS",
                        "api/channels/news/messages",
                        "http://shop.test",
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization,content-type,idempotency-key");
        assertEquals(204, answer.statusCode());
        assertEquals("GET, POST, DELETE", header(answer.headers(), "Access-Control-Allow-Methods"));
        assertEquals(
                "Authorization, Content-Type, Idempotency-Key",
                header(answer.headers(), "Access-Control-Allow-Headers"));
        assertEquals("600", header(answer.headers(), "Access-Control-Max-Age"));
    }

    @Test
    void ofAnotherSiteItIsToldNothing() throws Exception {
        HttpHeaders headers =
                ask(
                                "OPTIONS",
                                "api/channels/news/messages",
                                "http://evil.example",
                                "Access-Control-Request-Method",
                                "POST")
                        .headers();
        assertEquals("", header(headers, "Access-Control-Allow-Origin"));
        assertEquals("", header(headers, "Access-Control-Allow-Methods"));
    }

    @Test
    void thePagesAreForNobodyElse() throws Exception {
        HttpHeaders headers = ask("GET", "", "http://shop.test").headers();
        assertEquals("", header(headers, "Access-Control-Allow-Origin"));
    }

    private HttpResponse<String> ask(String method, String address, String origin, String... more)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(application + address))
                        .method(method, BodyPublishers.noBody())
                        .header("Origin", origin);
        if (more.length > 0) {
            request.headers(more);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpHeaders headers, String name) {
        return headers.firstValue(name).orElse("");
    }

    private static void assertServed(Page page) throws InterruptedException {
        assertEquals("subscribed", page.subscribe("{\"name\":\"origin\"}").getString("type"));
    }

    private void assertRefused(String origin) {
        Page.Refused refusal =
                assertThrows(
                        Page.Refused.class,
                        () -> Page.silent(application, "Origin", origin).close());
        assertEquals(403, refusal.status());
    }
}
