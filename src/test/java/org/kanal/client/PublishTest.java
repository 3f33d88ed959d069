package org.kanal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Position;

class PublishTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PUBLISHED =
            "{\"type\":\"published\",\"id\":ID,\"position\":{\"epoch\":\"e1\",\"offset\":21}}";

    private static final String TOO_MUCH =
            "{\"type\":\"error\",\"id\":ID,\"code\":\"RATE_LIMITED\",\"status\":429}";

    private final ScriptedServer server = new ScriptedServer();
    private final Kanal kanal = server.client().connect();

    private record Order(String id, int total) {}

    @AfterEach
    void close() {
        kanal.close();
    }

    @Test
    void theReceiptHasThePosition() throws Exception {
        ScriptedServer.Dialed line = server.welcome();
        CompletableFuture<Optional<Position>> receipt =
                kanal.channel("orders", "42", Order.class).publish(new Order("42", 7));
        Map<?, ?> frame = line.next("publish");
        assertEquals(Map.of("id", "42", "total", 7L), frame.get("payload"));
        assertEquals(Map.of("name", "orders", "resourceId", "42"), frame.get("channel"));
        line.say(PUBLISHED.replace("ID", frame.get("id").toString()));
        assertEquals(Optional.of(new Position("e1", 21)), receipt.join());
    }

    @Test
    void whatIsPublishedBeforeTheConnectionIsThereGoesOutAfterIt() throws Exception {
        CompletableFuture<Optional<Position>> receipt =
                kanal.channel("news", String.class).publish("early");
        server.welcome().answer("publish", PUBLISHED);
        receipt.join();
    }

    @Test
    void aRefusalSaysWhy() throws Exception {
        ScriptedServer.Dialed line = server.welcome();
        var receipt = kanal.channel("news", String.class).publish("a");
        line.answer(
                "publish",
                "{\"type\":\"error\",\"id\":ID,\"code\":\"PUBLISH_FAILED\",\"status\":403}");
        assertEquals(403, failure(receipt).status());
    }

    @Test
    void whatTheServerRefusesAsTooMuchGoesAgainInItsOrderAfterARest() throws Exception {
        ScriptedServer.Dialed line = server.welcome();
        KanalChannel<String> news = kanal.channel("news", String.class);
        var receipts = List.of(news.publish("a"), news.publish("b"), news.publish("c"));
        line.answer("publish", PUBLISHED).answer("publish", TOO_MUCH).answer("publish", TOO_MUCH);
        long rested = System.nanoTime();
        assertEquals("b", line.next("publish").get("payload"));
        assertTrue(System.nanoTime() - rested > Duration.ofSeconds(1).toNanos(), "too soon");
        assertEquals("c", line.next("publish").get("payload"));
        line.say(PUBLISHED.replace("ID", "4")).say(PUBLISHED.replace("ID", "5"));
        receipts.forEach(CompletableFuture::join);
    }

    @Test
    void whatALaterOneOnTheChannelOvertookIsRefused() throws Exception {
        ScriptedServer.Dialed line = server.welcome();
        KanalChannel<String> news = kanal.channel("news", String.class);
        var first = news.publish("a");
        var second = news.publish("b");
        line.answer("publish", TOO_MUCH).answer("publish", PUBLISHED);
        second.join();
        assertEquals(429, failure(first).status());
    }

    @Test
    void whatWasSentWhenTheConnectionBrokeMayHaveArrived() throws Exception {
        ScriptedServer.Dialed line = server.welcome();
        var receipt = kanal.channel("news", String.class).publish("a");
        line.next("publish");
        line.end(1006, "");
        assertEquals(
                "publish failed: connection lost before the answer; it may have arrived",
                failure(receipt).getMessage());
    }

    @Test
    void whatIsTooLargeForTheServerIsNotSent() throws Exception {
        server.accept().say(ScriptedServer.WELCOME.replace("25,", "25,\"maxPayload\":10,"));
        kanal.awaitConnected(PATIENCE);
        assertEquals(
                413, failure(kanal.channel("news", String.class).publish("123456789")).status());
    }

    @Test
    void manyGoNoFasterThanTheServerTakesThemAndInTheirOrder() throws Exception {
        ScriptedServer.Dialed line =
                server.accept()
                        .say(
                                ScriptedServer.WELCOME.replace(
                                        "25,", "25,\"rate\":{\"perSecond\":100,\"burst\":5},"));
        kanal.awaitConnected(PATIENCE);
        KanalChannel<Integer> news = kanal.channel("news", Integer.class);
        long start = System.nanoTime();
        IntStream.range(0, 20).forEach(news::publish);
        for (long i = 0; i < 20; i++) {
            assertEquals(i, line.next("publish").get("payload"));
        }
        // Four at once, and sixteen at eighty a second.
        assertTrue(System.nanoTime() - start >= Duration.ofMillis(150).toNanos());
    }

    private static KanalException failure(CompletableFuture<?> receipt) {
        return (KanalException) assertThrows(CompletionException.class, receipt::join).getCause();
    }
}
