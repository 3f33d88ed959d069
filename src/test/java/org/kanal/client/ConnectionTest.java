package org.kanal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the client comes back, and as whom. */
class ConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScriptedServer server = new ScriptedServer();

    @Test
    void itTellsItsStatesAndWhoItIs() throws Exception {
        BlockingQueue<State> states = new LinkedBlockingQueue<>();
        try (Kanal kanal = server.client().connect().onState(states::add)) {
            assertEquals(State.CONNECTING, kanal.state());
            ScriptedServer.Dialed line = server.welcome();
            kanal.awaitConnected(PATIENCE);
            assertEquals("v1", kanal.subscriberId());
            line.end(1006, "");
            server.welcome();
            assertEquals(
                    List.of(State.CONNECTED, State.WAITING, State.CONNECTED),
                    List.of(next(states), next(states), next(states)));
        }
        assertEquals(State.CLOSED, next(states));
    }

    private static State next(BlockingQueue<State> states) throws InterruptedException {
        return states.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aVisitorComesBackAsTheSameOne() throws Exception {
        try (Kanal kanal = server.client().connect()) {
            ScriptedServer.Dialed line = server.welcome();
            assertEquals(Map.of("type", "connect"), line.next("connect"));
            line.end(1006, "");
            assertEquals("r1", server.accept().next("connect").get("resume"));
            assertEquals(State.CONNECTING, kanal.state());
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1000, 1002, 1006, 1009, 1011, 4001, 4002, 4008, 4009, 4011, 4012, 4429, 503})
    void itComesBackAfterEveryEndThatIsNotFinal(int code) throws Exception {
        try (Kanal kanal = server.client().connect()) {
            server.welcome().end(code, "");
            server.welcome();
            kanal.awaitConnected(PATIENCE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4501, 4503, 4529, 4999, 4010, 401, 403})
    void itStaysAwayAfterAFinalOne(int code) throws Exception {
        try (Kanal kanal = server.client().connect()) {
            server.welcome().end(code, "WHY");
            KanalException end = assertThrows(KanalException.class, kanal::awaitClose);
            assertEquals("connection closed (" + code + " WHY)", end.getMessage());
            assertFalse(end.isRecoverable());
            assertEquals(State.CLOSED, kanal.state());
            assertTrue(server.others().isEmpty());
        }
    }

    @Test
    void aRefusedTokenIsReplacedOnce() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Auth auth = Auth.token(() -> "t" + number.incrementAndGet());
        try (Kanal kanal = server.client().auth(auth).connect()) {
            ScriptedServer.Dialed first = server.accept();
            assertEquals("t1", first.next("connect").get("token"));
            first.say("{\"type\":\"error\",\"code\":\"UNAUTHORIZED\",\"status\":401}");
            ScriptedServer.Dialed second = server.accept();
            assertEquals("t2", second.next("connect").get("token"));
            second.end(4501, "UNAUTHORIZED");
            assertThrows(KanalException.class, kanal::awaitClose);
        }
    }

    @Test
    void aTokenThatExpiredIsReplaced() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Auth auth = Auth.token(() -> "t" + number.incrementAndGet());
        try (Kanal kanal = server.client().auth(auth).connect()) {
            server.welcome().end(4010, "TOKEN_EXPIRED");
            assertEquals("t2", server.accept().next("connect").get("token"));
            assertEquals(State.CONNECTING, kanal.state());
        }
    }

    @Test
    void aNewTokenIsShownBeforeTheOldOneExpires() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Auth auth = Auth.token(() -> "t" + number.incrementAndGet());
        try (Kanal kanal = server.client().auth(auth).connect()) {
            ScriptedServer.Dialed line = server.accept();
            line.say(ScriptedServer.WELCOME.replace("25,", "25,\"expiresIn\":1,"));
            assertEquals("t2", line.next("refresh").get("token"));
            line.say("{\"type\":\"refreshed\",\"expiresIn\":1}");
            assertEquals("t3", line.next("refresh").get("token"));
            line.say("{\"type\":\"error\",\"code\":\"UNAUTHORIZED\",\"status\":401}");
            kanal.awaitConnected(PATIENCE);
            assertEquals(State.CONNECTED, kanal.state(), "the old one counts");
        }
    }

    @Test
    void aLoginGoesIntoTheHandshake() throws Exception {
        try (Kanal kanal = server.client().auth(Auth.basic("ann", "secret")).connect()) {
            assertEquals(
                    Map.of("Authorization", "Basic YW5uOnNlY3JldA=="), server.accept().headers());
            assertEquals(State.CONNECTING, kanal.state());
        }
    }

    @Test
    void whatIsNoFrameDoesNotEndIt() throws Exception {
        try (Kanal kanal = server.client().connect()) {
            server.welcome().say("nonsense").say("[]").say("{\"type\":\"of a later version\"}");
            kanal.awaitConnected(PATIENCE);
        }
    }
}
