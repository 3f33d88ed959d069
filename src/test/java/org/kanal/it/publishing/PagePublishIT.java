package org.kanal.it.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.it.Api;
import org.kanal.it.Page;

/** What pages may publish themselves. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PagePublishIT {

    private static final String OPEN = "{\"name\":\"handler-write\",\"resourceId\":\"page\"}";

    @ArquillianResource private URL application;

    @Test
    void withoutWritePermissionNothingIsPublished() throws Exception {
        try (Page reader = Page.open(application);
                Page page = Page.open(application)) {
            reader.subscribe("{\"name\":\"read-only\"}");
            JsonObject refused = page.publish("{\"name\":\"read-only\"}", "\"sneaked in\"");
            assertFailed(403, refused);
            assertEquals("read-only", refused.getJsonObject("channel").getString("name"));
            Api.of(application).publish("read-only", "\"the next good one\"");
            assertEquals("the next good one", reader.next("message").getString("payload"));
        }
    }

    @Test
    void aPayloadOf10241BytesIsRefusedWith413() throws Exception {
        try (Page page = Page.open(application)) {
            assertEquals("published", page.publish(OPEN, text(10_240)).getString("type"));
            assertFailed(413, page.publish(OPEN, text(10_241)));
        }
    }

    @Test
    void aPublishWithoutAPayloadIsBadInput() throws Exception {
        try (Page page = Page.open(application)) {
            JsonObject error = page.command("\"type\":\"publish\",\"channel\":" + OPEN);
            assertEquals("BAD_INPUT", error.getString("code"), error.toString());
            assertTrue(error.getString("message").contains("payload"), error.toString());
        }
    }

    @Test
    void subscribersSeeThePublisherOnlyIfItSaysSo() throws Exception {
        try (Page reader = Page.open(application);
                Page page = Page.open(application)) {
            reader.subscribe(OPEN);
            page.command("\"type\":\"publish\",\"payload\":1,\"channel\":" + OPEN);
            assertFalse(reader.next("message").containsKey("publisher"));
            page.publish(OPEN, "2");
            JsonObject publisher = reader.next("message").getJsonObject("publisher");
            assertEquals(page.id(), publisher.getString("id"));
        }
    }

    @Test
    void thePublisherIsTheConnectionsOwnWhateverTheFrameSays() throws Exception {
        try (Page reader = Page.open(application);
                Page page = Page.open(application)) {
            reader.subscribe(OPEN);
            page.command(
                    "\"type\":\"publish\",\"includePublisher\":true,\"publisherId\":\"ann\","
                            + "\"publisher\":{\"id\":\"ann\"},\"payload\":1,\"channel\":"
                            + OPEN);
            JsonObject publisher = reader.next("message").getJsonObject("publisher");
            assertEquals(page.id(), publisher.getString("id"));
        }
    }

    private static void assertFailed(int status, JsonObject answer) {
        assertEquals("error", answer.getString("type"), answer.toString());
        assertEquals("PUBLISH_FAILED", answer.getString("code"), answer.toString());
        assertEquals(status, answer.getInt("status"), answer.toString());
    }

    private static String text(int bytes) {
        return "\"" + "x".repeat(bytes - 2) + "\"";
    }
}
