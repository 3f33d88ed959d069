package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.it.Page;

/**
 * Below the WebSocket API, as by default. There is exactly one write on its way to each client, so
 * here it is also told what becomes of a client that does not read while others do.
 */
class DirectDeliveryIT extends Delivery {

    private static final int SLOW_CONSUMER = 4008;

    /** More than the network's buffers take: a client that does not read then has them full. */
    private static final int BALLAST_BYTES = 6_000_000;

    private static final int BALLAST_PART_BYTES = 1_000_000;

    DirectDeliveryIT() {
        super(true, "directly to the network connections");
    }

    @Test
    void aClientThatDoesNotReadIsClosedAndCostsTwoHundredOthersNothing() throws Exception {
        List<Page> others = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            others.add(open("crowd"));
        }
        try (RawClient slow = clogged("crowd")) {
            assertAllGet("crowd", texts(10, 1_000), others);
            assertEquals(SLOW_CONSUMER, slow.readToClose());
        }
    }

    @Test
    void whereMessagesMayBeDroppedASlowClientIsToldAndRecovers() throws Exception {
        Page other = open("chat");
        try (RawClient slow = clogged("chat")) {
            assertAllGet("chat", texts(10, 200), List.of(other));
            publishBallast();
            assertToldAndRecovers(slow, "chat");
        }
    }

    @Test
    void whereOnlyTheNewestCountsASlowClientGetsItAndRecoversTheOthersIfItWants() throws Exception {
        Page other = open("ticker");
        try (RawClient slow = clogged("ticker")) {
            assertAllGet("ticker", texts(10, 200), List.of(other));
            publishBallast();
            assertToldAndRecovers(slow, "ticker");
        }
    }

    /** A subscriber that has stopped reading, and for which the network takes no more. */
    private RawClient clogged(String channel) throws Exception {
        RawClient client = new RawClient(server().address());
        client.send("{\"type\":\"connect\"}");
        subscribe(client, 1, channel, "");
        subscribe(client, 2, "ballast", "");
        for (int bytes = 0; bytes < BALLAST_BYTES; bytes += BALLAST_PART_BYTES) {
            publishBallast();
        }
        return client;
    }

    /** More than an outbox takes; what waits there from before is dropped for it. */
    private void publishBallast() throws Exception {
        Page witness = open("ballast");
        int last = publish("ballast", texts(BALLAST_PART_BYTES / 10_000, 10_000));
        witness.next(told -> offset(told) == last);
        witness.close();
    }

    private static JsonObject subscribe(RawClient client, int id, String channel, String since)
            throws Exception {
        client.send(
                "{\"type\":\"subscribe\",\"id\":"
                        + id
                        + ",\"channel\":"
                        + json(channel)
                        + since
                        + "}");
        JsonObject answer = client.next();
        while (answer.getInt("id", 0) != id) {
            answer = client.next();
        }
        assertEquals("subscribed", answer.getString("type"), answer.toString());
        return answer;
    }

    /** Reads on: no message is missing without a word, and what is can be had again. */
    private static void assertToldAndRecovers(RawClient slow, String channel) throws Exception {
        int reached = 0;
        int lastBeforeGap = -1;
        String epoch = "";
        while (reached < HISTORY) {
            JsonObject next = slow.next();
            if (!isOn(channel, next)) {
                continue;
            }
            if (next.getString("type").equals("subscribed")) {
                assertFalse(next.getBoolean("isSynced"));
                assertEquals("overflow", next.getString("reason"));
                lastBeforeGap = lastBeforeGap < 0 ? reached : lastBeforeGap;
                reached = next.getJsonObject("position").getInt("offset");
                epoch = next.getJsonObject("position").getString("epoch");
            } else {
                assertEquals(reached + 1, next.getInt("offset"));
                reached++;
            }
        }
        assertTrue(lastBeforeGap >= 0, "it was not told that it missed something");
        String since = ",\"since\":{\"epoch\":\"" + epoch + "\",\"offset\":" + lastBeforeGap + "}";
        JsonObject again = subscribe(slow, 3, channel, since);
        assertTrue(again.getBoolean("isSynced"), again.toString());
        for (int offset = lastBeforeGap + 1; offset <= HISTORY; offset++) {
            assertEquals(offset, slow.next("message").getInt("offset"));
        }
    }

    /** The offset of a message, or of the last one that was dropped. */
    private static int offset(JsonObject told) {
        return told.containsKey("offset")
                ? told.getInt("offset")
                : told.getJsonObject("position").getInt("offset");
    }

    private static boolean isOn(String channel, JsonObject message) {
        return message.containsKey("channel")
                && message.getJsonObject("channel").getString("name").equals(channel);
    }

    /** Publishes these ten times: everybody gets each of them, in order. */
    private void assertAllGet(String channel, List<String> payloads, List<Page> pages)
            throws Exception {
        for (int first = 1; first <= HISTORY; first += payloads.size()) {
            publish(channel, payloads);
            for (Page page : pages) {
                for (int i = 0; i < payloads.size(); i++) {
                    JsonObject next = page.next(message -> isOn(channel, message));
                    assertEquals("message", next.getString("type"), next.toString());
                    assertEquals(first + i, next.getInt("offset"));
                }
            }
        }
    }

    private static List<String> texts(int count, int length) {
        return Collections.nCopies(count, "\"" + "x".repeat(length) + "\"");
    }
}
