package org.kanal.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.kanal.attack.Attack.Deed;
import org.kanal.server.RawClient;
import org.kanal.server.RawSocket;
import org.kanal.server.StartedServer;

/** What was found to stop or open the server once, and what looks like it. */
final class Attacks {

    private static final int MANY = 104;
    private static final int ABORTED = 4_300;

    private static final int HEALTHS = 3_000;

    /** What is left of each is some five kilobytes, if it is left. */
    private static final int PASSING = 20_000;

    /** They share the processors with the server here; 120 with {@code mvn -Pattack verify}. */
    private static final int PUBLISHERS = Integer.getInteger("kanal.attack.publishers", 60);

    private static final String MASK = "00000000";
    private static final String KILO_IN_TEN_PARTS = "61".repeat(100);

    private Attacks() {}

    static List<Attack> all() {
        return List.of(
                of("2: requests whose rest does not come", "request-refused", Attacks::unfinished),
                of("2: requests in one go, whose answers are not read", "", Attacks::pipelined),
                of("2: health, asked for and not waited for", "", Attacks::healthInPassing),
                of("2, 4: bodies in chunks of a byte", "request-refused", Attacks::crumbs),
                of("3: channels that nobody used before", "", Attacks::newChannels),
                of("3: publishing on them", "", Attacks::newNames),
                of("4: frames and messages without end", "connection-closed", Attacks::partial),
                of("5: heads whose client leaves", "", Attacks::aborted),
                of("7: permissions that nobody decides", "", Attacks::undecided),
                of("9: what was missed, again and again", "", Attacks::replays),
                of("10: connections that say nothing", "", Attacks::silent),
                of("10: who comes, asks and leaves at once", "", Attacks::passersBy),
                of("11: control frames", "connection-closed", Attacks::pings),
                of("12: visitors who publish all they may", "", Attacks::publishers),
                of("13: keys and passwords", "api-key-refused", Attacks::guesses),
                of("14: lines for the log", "", Attacks::forgedLines),
                of("18: a batch of small things", "request-refused", Attacks::batches));
    }

    private static Attack of(String name, String audited, Deed deed) {
        return new Attack(name, audited, deed);
    }

    private static void unfinished(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        for (int i = 0; i < MANY; i++) {
            crowd.say(Requests.UNFINISHED.get(i % Requests.UNFINISHED.size()));
        }
        for (int i = 0; goesOn.getAsBoolean(); i++) {
            crowd.inPassing("POST /health?x=%zz HTTP/1.1\r\nHost: a\r\n\r\n");
        }
    }

    private static void pipelined(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        String thousand = Requests.request("GET", "/kanal/js/kanal.js", "").repeat(1_000);
        for (int i = 0; i < 40; i++) {
            crowd.say(thousand);
        }
        Pauses.whileIt(goesOn);
    }

    /** Each is served all the same: nothing tells the server that nobody waits. */
    private static void healthInPassing(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        String health = Requests.request("GET", "/health", "").repeat(2);
        for (int i = 0; i < HEALTHS || goesOn.getAsBoolean(); i++) {
            crowd.tell(health);
            if (i > HEALTHS) {
                Pauses.aMoment();
            }
        }
    }

    /** A million in each body, which goes on until it is complete but for its end. */
    private static void crumbs(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        String head = Requests.request("POST", "/kanal/api/x", "Transfer-Encoding: chunked\r\n");
        String crumbs = "1\r\na\r\n".repeat(10_000);
        List<RawSocket> bodies = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            bodies.add(crowd.say(head));
        }
        for (int i = 0; i < 100; i++) {
            bodies.forEach(body -> body.trySend(crumbs));
        }
        Pauses.whileIt(goesOn);
    }

    private static void newChannels(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        List<RawClient> visitors = crowd.visitors(40);
        for (int n = 0; goesOn.getAsBoolean(); n++) {
            for (RawClient visitor : visitors) {
                String channel = ",\"channel\":{\"name\":\"%s%d\"}}".formatted("€".repeat(100), n);
                Crowd.trySend(visitor, "{\"type\":\"subscribe\",\"id\":1" + channel);
                Crowd.trySend(visitor, "{\"type\":\"unsubscribe\",\"id\":2" + channel);
            }
            Pauses.aMoment();
        }
    }

    private static void newNames(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        List<RawClient> visitors = crowd.visitors(40);
        String frame =
                "{\"type\":\"publish\",\"id\":1,\"payload\":1,"
                        + "\"channel\":{\"name\":\"open\",\"resourceId\":\"%s%d-%d\"}}";
        for (int n = 0; goesOn.getAsBoolean(); n++) {
            for (int i = 0; i < visitors.size(); i++) {
                Crowd.trySend(visitors.get(i), frame.formatted("€".repeat(100), i, n));
            }
            Pauses.aMoment();
        }
    }

    /** More than all such messages may hold together: some are to go. */
    private static void partial(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        for (int i = 0; i < 60; i++) {
            RawClient first = crowd.socket();
            Crowd.trySendRaw(first, "81fe 0fa0 " + MASK + "61".repeat(3_999));
        }
        for (RawClient visitor : crowd.visitors(60)) {
            Crowd.trySendRaw(visitor, "01fe 1000 " + MASK + "61".repeat(4_096));
            Crowd.trySendRaw(visitor, ("00e4 " + MASK + KILO_IN_TEN_PARTS).repeat(100));
        }
        for (int i = 0; i < 400; i++) {
            Crowd.trySendRaw(
                    crowd.socket(), ("0181 " + MASK + "61") + ("0081" + MASK + "61").repeat(500));
        }
        Pauses.whileIt(goesOn);
    }

    private static void aborted(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        for (int i = 0; i < ABORTED || goesOn.getAsBoolean(); i++) {
            crowd.say(Requests.UNFINISHED.get(i % Requests.UNFINISHED.size())).close();
            if (i > ABORTED) {
                Pauses.aMoment();
            }
        }
    }

    private static void undecided(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        List<RawClient> visitors = crowd.visitors(60);
        for (int n = 0; goesOn.getAsBoolean(); n++) {
            for (RawClient visitor : visitors) {
                Crowd.trySend(
                        visitor,
                        "{\"type\":\"subscribe\",\"id\":%d,\"channel\":{\"name\":\"n%d\",\"appId\":\"hung\"}}"
                                .formatted(n, n));
            }
            Pauses.aThirdOfASecond();
        }
    }

    private static void replays(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException, InterruptedException {
        String payload = "\"" + "x".repeat(9_900) + "\"";
        for (int i = 0; i < 100; i++) {
            server.api().publish("replayed", payload);
        }
        List<RawClient> visitors = crowd.visitors(30);
        String channel = ",\"channel\":{\"name\":\"replayed\"}";
        while (goesOn.getAsBoolean()) {
            for (RawClient visitor : visitors) {
                Crowd.trySend(
                        visitor,
                        "{\"type\":\"subscribe\",\"id\":1,\"since\":{\"last\":100}"
                                + channel
                                + "}");
                Crowd.trySend(visitor, "{\"type\":\"unsubscribe\",\"id\":2" + channel + "}");
            }
            Pauses.aMoment();
        }
    }

    private static void silent(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        for (int i = 0; i < 600; i++) {
            crowd.say("");
            crowd.say("GET /kanal/ HTTP/1.1\r\nX");
            crowd.socket();
        }
        Pauses.whileIt(goesOn);
    }

    /** Few are there at a time; half of them only shake hands. */
    private static void passersBy(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        String page = Requests.request("GET", "/kanal/nothing", "");
        String handshake = Requests.request("GET", "/kanal/realtime", Requests.UPGRADE);
        for (int i = 0; i < PASSING || goesOn.getAsBoolean(); i++) {
            crowd.ask(i % 2 == 0 ? page : handshake);
        }
    }

    private static void pings(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        List<RawClient> visitors = crowd.visitors(20);
        List<String> floods =
                List.of("8980" + MASK, "8a80" + MASK, "0080" + MASK, "8984" + MASK + "61616161");
        while (goesOn.getAsBoolean()) {
            for (int i = 0; i < visitors.size(); i++) {
                Crowd.trySendRaw(visitors.get(i), floods.get(i % floods.size()).repeat(200));
            }
            Pauses.aMoment();
        }
    }

    private static void publishers(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        List<RawClient> visitors = crowd.visitors(PUBLISHERS);
        String frame =
                "{\"type\":\"publish\",\"id\":1,\"channel\":{\"name\":\"open\"},\"payload\":\"%s\"}"
                        .formatted("x".repeat(9_000));
        while (goesOn.getAsBoolean()) {
            for (RawClient visitor : visitors) {
                Crowd.trySend(visitor, frame);
            }
            Pauses.aMoment();
        }
    }

    private static void guesses(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        for (int i = 0; i < 200 || goesOn.getAsBoolean(); i++) {
            String key = "Connection: close\r\nAuthorization: Bearer guess-" + i + "\r\n";
            String password = "{\"name\":\"admin\",\"password\":\"guess-%d\"}".formatted(i);
            crowd.ask(Requests.json("/kanal/api/messages", key, "[]"));
            crowd.ask(Requests.json("/kanal/api/demo/login", "Connection: close\r\n", password));
        }
    }

    private static void forgedLines(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        String line = "2026-11-26T00:00:00.000Z SEVERE org.kanal: FORGED";
        while (goesOn.getAsBoolean()) {
            for (String text : List.of("\r" + line, "\u001b[31m" + line, "\u0085" + line, line)) {
                crowd.inPassing("GET / " + text + " HTTP/1.1\r\nHost: a\r\n\r\n");
                crowd.inPassing("GET /%0a" + line + " HTTP/1.1\r\nno colon " + text + "\r\n\r\n");
                crowd.inPassing(
                        Requests.request("GET", "/kanal/?x=%zz%0a" + line.replace(' ', '+'), ""));
            }
        }
    }

    private static void batches(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
            throws IOException {
        String key = "Authorization: Bearer " + StartedServer.KEY + "\r\n";
        String body = "[" + "1,".repeat(500_000) + "1]";
        for (int i = 0; i < 6 || goesOn.getAsBoolean(); i++) {
            crowd.ask(Requests.json("/kanal/api/messages", key, body));
            crowd.ask(Requests.json("/kanal/api/messages", key, body.repeat(2)));
        }
    }
}
