package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URL;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.it.topics.TopicCounts;
import org.kanal.support.Aside;

/** A page whose script subscribes in a loop. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SubscribeFloodIT {

    private static final int SUBSCRIBES = 100_000;
    private static final int MAX_CHANNELS = 100;

    @ArquillianResource private URL application;

    private final String name = "flood-" + UUID.randomUUID();

    @Test
    void aFloodIsRefusedByNumberThenCutOffAndCostsNobodyElseAnything() throws Exception {
        try (Page other = Page.open(application);
                Page waiting = Page.open(application);
                Page flood = Page.open(application)) {
            other.subscribe("{\"name\":\"beside-flood\"}");
            JsonObject refused = subscribeUntilRefused(waiting);
            assertEquals("RATE_LIMITED", refused.getString("code"), refused.toString());
            assertEquals(429, refused.getInt("status"));
            assertTrue(refused.containsKey("id"), refused.toString());
            assertTrue(
                    refused.getString("message").contains("kanal.inbound.frames-per-second"),
                    refused.toString());
            CompletableFuture<Integer> sent = Aside.supply(() -> flood(flood));
            for (int i = 0; i < 20; i++) {
                Api.of(application).publish("beside-flood", Integer.toString(i));
                assertEquals(i, other.next("message").getInt("payload"));
            }
            assertEquals(new Page.Closed(4429, "RATE_LIMITED"), flood.awaitClosed());
            assertTrue(sent.get() < SUBSCRIBES, "all was sent before it ended");
            assertEquals("subscribed", other.subscribe(channel(1)).getString("type"));
        }
        TopicCounts topics = TopicCounts.of(name, application);
        assertTrue(
                topics.open() <= MAX_CHANNELS && topics.attached() <= MAX_CHANNELS + 1,
                topics.toString());
    }

    /**
     * Waits for each answer, because the end of a flood overtakes those that are on their way. A
     * page of its own does this: the flood comes with all that is allowed at once.
     */
    private JsonObject subscribeUntilRefused(Page page) throws InterruptedException {
        for (int i = 0; i < SUBSCRIBES; i++) {
            JsonObject answer = page.subscribe(channel(0));
            if (answer.getString("type").equals("error")) {
                return answer;
            }
        }
        throw new AssertionError("none of " + SUBSCRIBES + " was refused");
    }

    /** How many it could send. */
    private int flood(Page page) {
        for (int i = 0; i < SUBSCRIBES; i++) {
            try {
                page.send(
                        "{\"type\":\"subscribe\",\"id\":" + i + ",\"channel\":" + channel(i) + "}");
            } catch (CompletionException e) {
                return i;
            }
        }
        return SUBSCRIBES;
    }

    private String channel(int number) {
        return "{\"name\":\"" + name + "\",\"resourceId\":\"" + number + "\"}";
    }
}
