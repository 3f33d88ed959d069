package org.kanal.it.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.it.Page;

/** What an application's parts publish reaches pages, with the publisher where it is asked for. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PublishFromEverywhereIT {

    private static final String API_KEY = "integration-test-key";

    @ArquillianResource private URL application;

    @Test
    void fromAServlet() throws Exception {
        assertPublished("servlet");
    }

    @Test
    void fromAnEjb() throws Exception {
        assertPublished("ejb");
    }

    @Test
    void fromACdiBean() throws Exception {
        assertPublished("cdi");
    }

    @Test
    void fromAManagedTimer() throws Exception {
        assertPublished("timer");
    }

    @Test
    void fromAMessageDrivenBean() throws Exception {
        assertPublished("message-driven");
    }

    @Test
    void fromAScheduledMethod() throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe("{\"name\":\"it-scheduled\"}");
            assertEquals("scheduled", page.next("message").getString("payload"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "ejb", "cdi"})
    void theLoggedInCallerIsThePublisher(String by) throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe(channel("by-ann-" + by));
            publish(by, "by-ann-" + by, "Cookie", Page.login("ann", application));
            assertEquals("ann", publisherOf(page.next("message")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "ejb", "cdi"})
    void aCallerWithoutALoginHasNoPublisherId(String by) throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe(channel("by-nobody-" + by));
            publish(by, "by-nobody-" + by);
            assertFalse(page.next("message").containsKey("publisher"));
        }
    }

    @Test
    void theOwnerOfAnApiKeyIsThePublisher() throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe(channel("by-key"));
            HttpResponse<String> answer =
                    Page.post(
                            application + "api/channels/by-key/messages?includePublisher=true",
                            "1",
                            "Authorization",
                            "Bearer " + API_KEY);
            assertEquals(202, answer.statusCode(), answer.body());
            assertEquals("test", publisherOf(page.next("message")));
        }
    }

    @Test
    void aMembersPageIsThePublisher() throws Exception {
        try (Page page = Page.of("ann", application)) {
            page.subscribe(channel("handler-write"));
            assertEquals(
                    "published", page.publish(channel("handler-write"), "1").getString("type"));
            assertEquals("ann", publisherOf(page.next("message")));
        }
    }

    @Test
    void aVisitorsPageIsThePublisher() throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe(channel("handler-write"));
            assertEquals(
                    "published", page.publish(channel("handler-write"), "2").getString("type"));
            assertEquals(page.id(), publisherOf(page.next("message")));
        }
    }

    private void assertPublished(String by) throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe(channel("from-" + by));
            publish(by, "from-" + by);
            assertEquals(by, page.next("message").getString("payload"));
        }
    }

    private void publish(String by, String channel, String... headers) throws Exception {
        HttpResponse<String> answer =
                Page.post(application + "it/publish?by=" + by + "&channel=" + channel, "", headers);
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static String publisherOf(JsonObject message) {
        return message.getJsonObject("publisher").getString("id");
    }

    private static String channel(String name) {
        return "{\"name\":\"" + name + "\"}";
    }
}
