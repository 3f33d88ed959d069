package org.kanal.it.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.it.Api;
import org.kanal.it.Page;

/** Messages for some subscribers only. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RecipientsIT {

    private static final String CHANNEL = "{\"name\":\"recipients\"}";

    @ArquillianResource private URL application;

    @Test
    void aMessageForSomeReachesThemAndNobodyElse() throws Exception {
        try (Page ann = Page.of("ann", application);
                Page visitor = Page.open(application);
                Page other = Page.open(application)) {
            ann.subscribe(CHANNEL);
            visitor.subscribe(CHANNEL);
            other.subscribe(CHANNEL);
            Api api = Api.of(application);
            api.publish("recipients/messages?users=ann", "\"for ann\"");
            api.publish("recipients/messages?users=ann&users=" + visitor.id(), "\"for both\"");
            api.publish("recipients", "\"for all\"");
            assertNext("for ann", ann);
            assertNext("for both", ann);
            assertNext("for all", ann);
            assertNext("for both", visitor);
            assertNext("for all", visitor);
            assertNext("for all", other);
        }
    }

    @Test
    void everyPageOfARecipientGetsIt() throws Exception {
        try (Page first = Page.of("ann", application);
                Page second = Page.of("ann", application)) {
            first.subscribe(CHANNEL);
            second.subscribe(CHANNEL);
            Api.of(application).publish("recipients/messages?users=ann", "\"for ann\"");
            assertNext("for ann", first);
            assertNext("for ann", second);
        }
    }

    @Test
    void whatWasForOthersIsNotAmongWhatIsRecovered() throws Exception {
        try (Page page = Page.open(application)) {
            JsonObject position = page.subscribe(CHANNEL).getJsonObject("position");
            page.command("\"type\":\"unsubscribe\",\"channel\":" + CHANNEL);
            Api.of(application).publish("recipients/messages?users=ann", "\"for ann\"");
            Api.of(application).publish("recipients", "\"for all\"");
            JsonObject subscribed =
                    page.command(
                            "\"type\":\"subscribe\",\"channel\":"
                                    + CHANNEL
                                    + ",\"since\":"
                                    + position);
            assertEquals("true", subscribed.get("isSynced").toString(), subscribed.toString());
            assertNext("for all", page);
        }
    }

    private static void assertNext(String payload, Page page) throws InterruptedException {
        assertEquals(payload, page.next("message").getString("payload"));
    }
}
