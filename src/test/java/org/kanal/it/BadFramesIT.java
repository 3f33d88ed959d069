package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URL;
import java.util.concurrent.CompletionException;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no command gets an error that says why, and the connection lives on. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BadFramesIT {

    private static final int MAX_FRAME_BYTES = 16_384;

    @ArquillianResource private URL application;

    @Test
    void aBinaryFrameIsBadInput() throws Exception {
        try (Page page = Page.open(application)) {
            page.sendBinary((byte) 0x7b, (byte) 0x7d);
            assertBadInput("binary", page.next("error"));
            assertLives(page);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "{\"type\":\"connect\"",
                "{\"type\":\"pong\"}{\"type\":\"pong\"}",
                "",
                "[]",
                "null",
                "42"
            })
    void whatIsNotOneJsonObjectIsBadInput(String frame) throws Exception {
        try (Page page = Page.open(application)) {
            page.send(frame);
            assertBadInput("frame: ", page.next("error"));
            assertLives(page);
        }
    }

    @Test
    void anUnknownTypeIsBadInputThatNamesTheKnownOnes() throws Exception {
        try (Page page = Page.open(application)) {
            JsonObject error = page.command("\"type\":\"shout\"");
            assertBadInput("'shout'", error);
            assertTrue(error.getString("message").contains("subscribe"), error.toString());
            assertLives(page);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"channel\":{\"name\":\"a b\"}",
                "\"channel\":{\"name\":\"a/b\"}",
                "\"channel\":{\"name\":\"\"}",
                "\"channel\":{}",
                "\"channel\":\"news\"",
                "\"other\":1"
            })
    void aSubscribeWithoutALegalChannelIsBadInputThatNamesIt(String fields) throws Exception {
        try (Page page = Page.open(application)) {
            assertBadInput("channel", page.command("\"type\":\"subscribe\"," + fields));
            assertLives(page);
        }
    }

    @Test
    void aNameOf140CharactersIsLegalAndOneOf141IsNot() throws Exception {
        try (Page page = Page.open(application)) {
            assertEquals("subscribed", page.subscribe(channel("n".repeat(140))).getString("type"));
            assertBadInput("at most 140", page.subscribe(channel("n".repeat(141))));
        }
    }

    @Test
    void nothingIsDoneBeforeConnect() throws Exception {
        try (Page page = Page.silent(application)) {
            assertBadInput("connect", page.subscribe(channel("early")));
            page.connect();
            assertLives(page);
        }
    }

    @Test
    void aSecondConnectIsBadInputAndChangesNothing() throws Exception {
        try (Page page = Page.open(application)) {
            page.subscribe(channel("connected-twice"));
            page.send("{\"type\":\"connect\"}");
            assertBadInput("connect", page.next("error"));
            Api.of(application).publish("connected-twice", "1");
            assertEquals(1, page.next("message").getInt("payload"));
        }
    }

    @Test
    void theLargestFrameIsTakenAndOneByteMoreEndsTheConnection() throws Exception {
        try (Page page = Page.open(application)) {
            page.send(pong(MAX_FRAME_BYTES));
            assertLives(page);
            page.send(pong(MAX_FRAME_BYTES + 1));
            assertEquals(1009, page.awaitClosed().code());
        }
    }

    @Test
    void aFrameInPartsCountsAsOne() throws Exception {
        try (Page page = Page.open(application)) {
            String frame = pong(MAX_FRAME_BYTES + 1);
            for (int from = 0; from < frame.length(); from += 10_000) {
                int to = Math.min(frame.length(), from + 10_000);
                page.send(frame.substring(from, to), to == frame.length());
            }
            assertEquals(1009, page.awaitClosed().code());
        }
    }

    @Test
    void aHugeFrameEndsItsConnectionAndNoOther() throws Exception {
        try (Page other = Page.open(application);
                Page page = Page.open(application)) {
            try {
                page.send(pong(300_000));
            } catch (CompletionException e) {
                // It was ended while it was still sending.
            }
            page.awaitEnd();
            assertLives(other);
        }
    }

    /** A legal frame of this many bytes that needs no answer. */
    private static String pong(int bytes) {
        String frame = "{\"type\":\"pong\",\"filler\":\"\"}";
        return frame.replace("\"\"}", "\"" + "x".repeat(bytes - frame.length()) + "\"}");
    }

    private static String channel(String name) {
        return "{\"name\":\"" + name + "\"}";
    }

    private static void assertBadInput(String part, JsonObject error) {
        assertEquals("error", error.getString("type"), error.toString());
        assertEquals("BAD_INPUT", error.getString("code"), error.toString());
        assertEquals(400, error.getInt("status"));
        assertTrue(error.getString("message").contains(part), error.toString());
    }

    private static void assertLives(Page page) throws InterruptedException {
        assertEquals("subscribed", page.subscribe(channel("lives")).getString("type"));
        assertFalse(page.isClosed());
    }
}
