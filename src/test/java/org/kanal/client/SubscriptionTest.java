package org.kanal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.InvalidInput;
import org.kanal.api.Position;

/** What a subscription hears, over its losses too. */
class SubscriptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SUBSCRIBED =
            "{\"type\":\"subscribed\",\"id\":ID,\"channel\":{\"name\":\"news\"},"
                    + "\"position\":{\"epoch\":\"e1\",\"offset\":20},\"isSynced\":";
    private static final String REFUSED =
            "{\"type\":\"error\",\"id\":ID,\"code\":\"SUBSCRIPTION_FAILED\",\"status\":";

    private final ScriptedServer server = new ScriptedServer();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Kanal kanal;
    private ScriptedServer.Dialed line;

    @BeforeEach
    void connect() throws InterruptedException {
        kanal = server.client().connect();
        line = server.welcome();
        kanal.awaitConnected(PATIENCE);
    }

    @AfterEach
    void close() {
        kanal.close();
    }

    private KanalChannel<String> news() {
        return kanal.channel("news", String.class)
                .onMessage(message -> heard.add(message.payload()))
                .onGap(reason -> heard.add("gap " + reason))
                .onSubscribed(isSynced -> heard.add("subscribed " + isSynced))
                .onError(problem -> heard.add("error " + problem.status()));
    }

    private Subscription<String> subscribed() throws InterruptedException {
        Subscription<String> subscription = news().subscribe();
        line.answer("subscribe", SUBSCRIBED + "false}");
        assertHeard("subscribed false");
        return subscription;
    }

    private static String message(int offset, String payload) {
        return "{\"type\":\"message\",\"channel\":{\"name\":\"news\"},\"offset\":"
                + offset
                + ",\"payload\":"
                + payload
                + "}";
    }

    private void assertHeard(String... expected) throws InterruptedException {
        List<String> came = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            came.add(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
        assertEquals(List.of(expected), came);
    }

    @Test
    void theFirstTimeThereIsNoGap() throws Exception {
        Subscription<String> subscription = subscribed();
        line.say(message(21, "\"a\"")).say(message(22, "\"b\""));
        assertHeard("a", "b");
        line.say(message(22, "\"b\"")).say(message(23, "\"c\""));
        assertHeard("c");
        kanal.channel("other", String.class).subscribe(); // behind the handler of c
        line.answer("subscribe", SUBSCRIBED.replace("news", "other") + "false}");
        subscription.awaitSubscribed(PATIENCE);
    }

    @Test
    void itComesBackWithItsPosition() throws Exception {
        subscribed();
        line.say(message(21, "\"a\""));
        assertHeard("a");
        line.end(1006, "");
        line = server.welcome();
        Map<?, ?> asked = line.next("subscribe");
        assertEquals(Map.of("epoch", "e1", "offset", 21L), asked.get("since"));
        line.say(SUBSCRIBED.replace("ID", asked.get("id").toString()) + "true}");
        line.say("[" + message(21, "\"a\"") + "," + message(22, "\"b\"") + "]");
        assertHeard("subscribed true", "b");
    }

    @Test
    void whatWasLostIsAGapBeforeWhatComesAfterIt() throws Exception {
        subscribed();
        line.end(4001, "SHUTDOWN");
        line = server.welcome();
        line.answer(
                "subscribe", SUBSCRIBED.replace("e1", "e2") + "false,\"reason\":\"epochChanged\"}");
        line.say(message(21, "\"a\""));
        assertHeard("gap EPOCH_CHANGED", "subscribed false", "a");
    }

    @Test
    void messagesThatTheServerLeavesOutAreAGapToo() throws Exception {
        subscribed();
        line.say(
                "{\"type\":\"subscribed\",\"channel\":{\"name\":\"news\"},\"position\":"
                        + "{\"epoch\":\"e1\",\"offset\":40},\"isSynced\":false,\"reason\":\"overflow\"}");
        assertHeard("gap OVERFLOW", "subscribed false");
        line.end(1006, "");
        assertEquals(
                Map.of("epoch", "e1", "offset", 40L),
                server.welcome().next("subscribe").get("since"));
    }

    @Test
    void fewerThanOneOfTheNewestIsNothingToAskFor() {
        assertThrows(InvalidInput.class, () -> news().sinceLast(0));
        assertThrows(InvalidInput.class, () -> news().sinceLast(-1));
    }

    @Test
    void aPositionOfTheUsersIsWhereItBegins() throws Exception {
        news().since(new Position("e1", 17)).subscribe();
        Map<?, ?> asked = line.next("subscribe");
        assertEquals(Map.of("epoch", "e1", "offset", 17L), asked.get("since"));
        line.say(SUBSCRIBED.replace("ID", asked.get("id").toString()) + "true}");
        line.say(message(18, "\"a\""));
        assertHeard("subscribed true", "a");
    }

    @Test
    void aRefusalEndsItAndOneForNowDoesNot() throws Exception {
        Subscription<String> subscription = news().subscribe();
        line.answer("subscribe", REFUSED + "503}");
        assertHeard("error 503");
        line.answer("subscribe", REFUSED + "403,\"message\":\"no\"}");
        assertHeard("error 403");
        KanalException why =
                assertThrows(KanalException.class, () -> subscription.awaitSubscribed(PATIENCE));
        assertEquals("SUBSCRIPTION_FAILED", why.code());
    }

    @Test
    void onePermissionTakenAwayEndsOneSubscription() throws Exception {
        subscribed();
        line.say(
                "{\"type\":\"unsubscribed\",\"channel\":{\"name\":\"news\"},"
                        + "\"code\":\"SUBSCRIPTION_FAILED\",\"status\":403}");
        assertHeard("error 403");
        line.end(1006, "");
        line = server.welcome();
        kanal.channel("other", String.class).subscribe();
        assertEquals(Map.of("name", "other"), line.next("subscribe").get("channel"));
    }

    @Test
    void twoOfThemShareTheChannelAndTheLastOneLeavesIt() throws Exception {
        Subscription<String> first = subscribed();
        Subscription<String> second = news().subscribe();
        assertHeard("subscribed true");
        first.close();
        line.say(message(21, "\"a\""));
        assertHeard("a");
        second.close();
        assertEquals(Map.of("name", "news"), line.next("unsubscribe").get("channel"));
    }

    @Test
    void aPayloadThatIsSomethingElseIsAnErrorAndTheNextOneComes() throws Exception {
        subscribed();
        line.say(message(21, "{\"no\":\"text\"}")).say(message(22, "\"b\""));
        assertHeard("error 400", "b");
    }

    @Test
    void aHandlerThatFailsDoesNotStopTheNextMessage() throws Exception {
        kanal.channel("news", String.class)
                .onMessage(
                        message -> {
                            heard.add(message.payload());
                            throw new IllegalStateException("on purpose");
                        })
                .subscribe();
        line.answer("subscribe", SUBSCRIBED + "false}");
        line.say(message(21, "\"a\"")).say(message(22, "\"b\""));
        assertHeard("a", "b");
    }

    @Test
    void thePositionIsThatOfTheLastMessageThatWasHandled() throws Exception {
        BlockingQueue<Optional<Position>> seen = new LinkedBlockingQueue<>();
        kanal.channel("news", String.class)
                .onMessage(message -> seen.add(message.position()))
                .subscribe();
        line.answer("subscribe", SUBSCRIBED + "false}");
        line.say(message(21, "\"a\""));
        assertEquals(
                Optional.of(new Position("e1", 21)),
                seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
}
