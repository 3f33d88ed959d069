package org.kanal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.client.json.JsonReader;
import org.kanal.client.json.JsonWriter;

/** The Java client reads and writes the frames that the server and the browser client do. */
class GoldenFramesTest {

    private static final Path FRAMES = Path.of("src/test/resources/golden");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Channel NEWS = Channel.of("news");
    private static final Channel NEWS_42 = Channel.of("news", "42");

    /** What nobody asked for: {@link ConnectionTest} has the tokens, the others a closed door. */
    private static final Set<String> ELSEWHERE =
            Set.of("connected", "connected with a token", "refreshed", "token refused", "ping");

    /** What only a page does, when it is shown again. */
    private static final String PAGE_ONLY = "ask whether the server is there";

    /** Who is there is told to pages only. */
    private static final Set<String> OF_PRESENCE =
            Set.of("presence", "members", "update", "updated");

    private final ScriptedServer server = new ScriptedServer();

    /** Of the client of now: an earlier one's handlers may be a step behind. */
    private BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private Kanal kanal;

    @AfterEach
    void close() {
        if (kanal != null) {
            kanal.close();
        }
    }

    @Test
    void itUnderstandsEveryAnswerToASubscription() throws Exception {
        Map<String, String> told = new LinkedHashMap<>();
        for (String name : says().keySet()) {
            if (name.startsWith("subscribed") || name.startsWith("subscription ")) {
                told.put(name, subscribeAnsweredBy(name));
            }
        }
        assertEquals(
                Map.of(
                        "subscribed for the first time", "subscribed false",
                        "subscribed, and all that was missed follows", "subscribed true",
                        "subscribed, and something is lost", "gap EPOCH_CHANGED",
                        "subscribed to a channel without history", "subscribed false",
                        "subscribed to another application's channel", "subscribed false",
                        "subscription ended by the server", "error 403",
                        "subscription refused", "error 403",
                        "subscription undecided", "error 503"),
                told);
    }

    private String subscribeAnsweredBy(String name) throws Exception {
        Map<?, ?> frame = says().get(name);
        Channel channel = new Frame(frame).channel().orElseThrow();
        ScriptedServer.Dialed line = connected();
        KanalChannel<Object> wish = listening(channel);
        if (name.contains(", and")) {
            wish.since(new Position("e1", 17));
        }
        wish.subscribe();
        if (frame.containsKey("id")) {
            answer(line, "subscribe", frame);
        } else {
            answer(line, "subscribe", says().get("subscribed for the first time"));
            next();
            line.say(JsonWriter.write(frame));
        }
        return next();
    }

    @Test
    void itUnderstandsEveryMessageAndJump() throws Exception {
        List<String> told = new ArrayList<>();
        for (String name :
                List.of(
                        "message",
                        "message that says who",
                        "message on a channel without history",
                        "moved on past what could not be delivered")) {
            Map<?, ?> frame = says().get(name);
            ScriptedServer.Dialed line = connected();
            Channel channel = new Frame(frame).channel().orElseThrow();
            listening(channel).subscribe();
            String first =
                    name.contains("without")
                            ? "subscribed to a channel without history"
                            : "subscribed for the first time";
            answer(line, "subscribe", says().get(first));
            next();
            line.say(JsonWriter.write(frame));
            told.add(next());
        }
        assertEquals(
                List.of(
                        "{text=Hello, tags=[1, null]} at 21 by ",
                        "Hello at 22 by ann",
                        "17.5 at 0 by ",
                        "gap OVERFLOW"),
                told);
    }

    @Test
    void itUnderstandsEveryAnswerToAPublicationAndToNothing() throws Exception {
        for (String name : List.of("published", "published on a channel without history")) {
            var receipt = connected("publish", name);
            assertEquals(new Frame(says().get(name)).position(), receipt.join());
        }
        for (String name : List.of("publication refused", "bad input")) {
            var receipt = connected("publish", name);
            Throwable why = assertThrows(CompletionException.class, receipt::join).getCause();
            assertEquals(says().get(name).get("code"), ((KanalException) why).code());
        }
        ScriptedServer.Dialed line = connected();
        kanal.channel(NEWS, Object.class).publish("Hello");
        answer(line, "publish", says().get("too many frames"));
        assertEquals("Hello", line.next("publish").get("payload"), "it goes again");
        line.say(JsonWriter.write(says().get("error without an id")));
        line.say(JsonWriter.write(says().get("ping")));
        assertEquals(sends().get("pong"), line.next("pong"));
    }

    private CompletableFuture<Optional<Position>> connected(String type, String answer)
            throws Exception {
        ScriptedServer.Dialed line = connected();
        var receipt = kanal.channel(NEWS, Object.class).publish("Hello");
        answer(line, type, says().get(answer));
        return receipt;
    }

    @Test
    void nothingOfWhatTheServerSaysIsLeftOut() throws IOException {
        Set<String> covered = new TreeSet<>(ELSEWHERE);
        says().keySet().stream()
                .filter(
                        name ->
                                name.matches(
                                        "(subscribed|subscription|message|moved|published).*"
                                                + "|unsubscribed|publication refused|bad input"
                                                + "|too many frames|error without an id"))
                .forEach(covered::add);
        assertEquals(new TreeSet<>(says().keySet()), covered);
    }

    @Test
    void itSendsEveryFrameOfTheExamples() throws Exception {
        Map<String, Map<?, ?>> sent = new LinkedHashMap<>();
        sent.put("connect", read(Frames.connect(null, null)));
        sent.put("connect again with a token", read(Frames.connect("eyJ0…", "r1")));
        sent.put("subscribe to what comes", read(Frames.subscribe(1, NEWS, null)));
        sent.put(
                "subscribe to a resource after a position",
                read(Frames.subscribe(2, NEWS_42, new Since.After(new Position("e1", 17)))));
        sent.put(
                "subscribe with the last three messages",
                read(Frames.subscribe(3, NEWS, new Since.Last(3))));
        sent.put(
                "subscribe to another application's channel",
                read(Frames.subscribe(4, NEWS.inApp("shop"), null)));
        sent.put("unsubscribe", read(Frames.unsubscribe(5, NEWS_42)));
        sent.put(
                "publish",
                read(Frames.publish(6, NEWS, "{\"text\":\"Hello\",\"tags\":[1,null]}", false)));
        sent.put("publish and say who", read(Frames.publish(7, NEWS, "\"Hello\"", true)));
        sent.put("refresh", read(Frames.refresh("eyJ1…")));
        sent.put("pong", read(Frames.PONG));
        Map<String, Map<?, ?>> wanted = new LinkedHashMap<>(sends());
        wanted.remove(PAGE_ONLY);
        assertEquals(wanted, sent);
    }

    private ScriptedServer.Dialed connected() throws InterruptedException {
        close();
        heard = new LinkedBlockingQueue<>();
        kanal = server.client().connect();
        ScriptedServer.Dialed line = server.welcome();
        kanal.awaitConnected(PATIENCE);
        return line;
    }

    private KanalChannel<Object> listening(Channel channel) {
        BlockingQueue<String> told = heard;
        return kanal.channel(channel, Object.class)
                .onMessage(
                        message ->
                                told.add(
                                        message.payload()
                                                + " at "
                                                + message.position()
                                                        .map(Position::offset)
                                                        .orElse(0L)
                                                + " by "
                                                + message.publisher().orElse("")))
                .onGap(reason -> told.add("gap " + reason))
                .onSubscribed(isSynced -> told.add("subscribed " + isSynced))
                .onError(problem -> told.add("error " + problem.status()));
    }

    private String next() throws InterruptedException {
        return heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Answers with an example, on the channel and with the id of the request. */
    private static void answer(ScriptedServer.Dialed line, String type, Map<?, ?> example)
            throws InterruptedException {
        Map<?, ?> request = line.next(type);
        Map<Object, Object> frame = new LinkedHashMap<>(example);
        frame.put("id", request.get("id"));
        frame.put("channel", request.get("channel"));
        line.say(JsonWriter.write(frame));
    }

    private static Map<String, Map<?, ?>> says() throws IOException {
        return examples("server-frames.json");
    }

    private static Map<String, Map<?, ?>> sends() throws IOException {
        return examples("client-frames.json");
    }

    private static Map<String, Map<?, ?>> examples(String file) throws IOException {
        Map<String, Map<?, ?>> examples = new LinkedHashMap<>();
        read(Files.readString(FRAMES.resolve(file)))
                .forEach((name, frame) -> examples.put((String) name, (Map<?, ?>) frame));
        examples.values().removeIf(GoldenFramesTest::isOfPresence);
        return examples;
    }

    private static boolean isOfPresence(Map<?, ?> frame) {
        return OF_PRESENCE.contains(frame.get("type"))
                || frame.containsKey("presence")
                || frame.containsKey("occupancy");
    }

    private static Map<?, ?> read(String json) {
        return (Map<?, ?>) JsonReader.read(json);
    }
}
