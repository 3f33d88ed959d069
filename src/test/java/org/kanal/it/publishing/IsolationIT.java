package org.kanal.it.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.it.Api;
import org.kanal.it.Page;

/** A channel and its resources are delivered apart, both ways. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class IsolationIT {

    @ArquillianResource private URL application;

    @Test
    void whatIsPublishedOverHttpReachesItsChannelOrItsResourceOnly() throws Exception {
        try (Page channel = Page.open(application);
                Page resource = Page.open(application);
                Page other = Page.open(application)) {
            channel.subscribe("{\"name\":\"apart-http\"}");
            resource.subscribe("{\"name\":\"apart-http\",\"resourceId\":\"42\"}");
            other.subscribe("{\"name\":\"apart-http\",\"resourceId\":\"43\"}");
            Api api = Api.of(application);
            api.publish("apart-http/resources/42", "\"for 42\"");
            api.publish("apart-http", "\"for the channel\"");
            api.publish("apart-http/messages?resourceId=43", "\"for 43\"");
            api.publish("apart-http/resources/42", "\"for 42 again\"");
            api.publish("apart-http", "\"for the channel again\"");
            assertNext("for the channel", channel);
            assertNext("for the channel again", channel);
            assertNext("for 42", resource);
            assertNext("for 42 again", resource);
            assertNext("for 43", other);
        }
    }

    @Test
    void whatAnEjbPublishesReachesItsChannelOrItsResourceOnly() throws Exception {
        try (Page channel = Page.open(application);
                Page resource = Page.open(application)) {
            channel.subscribe("{\"name\":\"apart-ejb\"}");
            resource.subscribe("{\"name\":\"apart-ejb\",\"resourceId\":\"42\"}");
            publishByEjb("apart-ejb", "42");
            publishByEjb("apart-ejb", "");
            assertNext(
                    "ejb", channel); // committed: on its way, which what comes later may be before
            assertNext("ejb", resource);
            Api.of(application).publish("apart-ejb/resources/42", "\"last for 42\"");
            Api.of(application).publish("apart-ejb", "\"last for the channel\"");
            assertNext("last for the channel", channel);
            assertNext("last for 42", resource);
        }
    }

    @Test
    void onOneConnectionEachSubscriptionGetsItsOwn() throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe("{\"name\":\"apart-both\"}");
            page.subscribe("{\"name\":\"apart-both\",\"resourceId\":\"42\"}");
            Api.of(application).publish("apart-both/resources/42", "1");
            JsonObject first = page.next("message");
            assertEquals("42", first.getJsonObject("channel").getString("resourceId"));
            Api.of(application).publish("apart-both", "2");
            JsonObject second = page.next("message");
            assertEquals(2, second.getInt("payload"), second.toString());
            assertEquals("none", second.getJsonObject("channel").getString("resourceId", "none"));
        }
    }

    @Test
    void anEmptyResourceIdIsTheChannelItself() throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe("{\"name\":\"apart-empty\",\"resourceId\":\"\"}");
            Api.of(application).publish("apart-empty", "1");
            assertEquals(1, page.next("message").getInt("payload"));
            Api.of(application).publish("apart-empty/messages?resourceId=", "2");
            assertEquals(2, page.next("message").getInt("payload"));
        }
    }

    @Test
    void aResourceIdMayBeAnyPrintableText() throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe("{\"name\":\"apart-text\",\"resourceId\":\"a/b c+\u00e9\u20ac&#\"}");
            Api.of(application)
                    .publish(
                            "apart-text/messages?resourceId=a%2Fb%20c%2B%C3%A9%E2%82%AC%26%23",
                            "1");
            assertEquals(1, page.next("message").getInt("payload"));
        }
    }

    private void publishByEjb(String channel, String resource) throws Exception {
        HttpResponse<String> answer =
                Page.post(
                        application
                                + "it/publish?by=ejb&channel="
                                + channel
                                + "&resource="
                                + resource,
                        "");
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static void assertNext(String payload, Page page) throws InterruptedException {
        assertEquals(payload, page.next("message").getString("payload"));
    }
}
