package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one connection may have. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LimitsIT {

    private static final int MAX_CHANNELS = 100;

    @ArquillianResource private URL application;

    @Test
    void aConnectionHasAHundredChannelsAtMost() throws Exception {
        try (Page page = Page.open(application)) {
            for (int i = 0; i < MAX_CHANNELS; i++) {
                assertEquals("subscribed", page.subscribe(channel(i)).getString("type"));
            }
            JsonObject refused = page.subscribe(channel(MAX_CHANNELS));
            assertEquals("RATE_LIMITED", refused.getString("code"));
            assertEquals("subscribed", page.subscribe(channel(0)).getString("type"), "once more");
        }
    }

    private static String channel(int number) {
        return "{\"name\":\"limits\",\"resourceId\":\"" + number + "\"}";
    }
}
