package org.kanal.server;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer to a ping is known before the server reads it, and what follows it is not lost. */
class LonePongIT {

    private static final int PINGS = 4;
    private static final String PONG = "{\"type\":\"pong\"}";

    @TempDir static Path data;

    private static StartedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = StartedServer.start(data, Map.of("kanal.heartbeat", "PT1S"));
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void whoAnswersPingsStaysAndWhoDoesNotIsClosed() throws Exception {
        try (Handshake silent = connected();
                Handshake answering = connected()) {
            for (int i = 0; i < PINGS; i++) {
                answering.next("\"ping\"");
                answering.send(PONG);
            }
            subscribes(answering, 1);
            EOFException closed = assertThrows(EOFException.class, () -> silent.next("never"));
            assertTrue(closed.getMessage().contains("SILENT"), closed.getMessage());
        }
    }

    @Test
    void whatFollowsAnAnswerAtOnceOrInPartsIsHeard() throws Exception {
        try (Handshake page = connected()) {
            for (int i = 1; i < PINGS; i++) {
                page.next("\"ping\"");
                page.send(PONG);
                subscribes(page, i);
            }
            page.next("\"ping\"");
            page.sendInParts(PONG);
            subscribes(page, PINGS);
            page.next("\"ping\"");
            page.send(PONG, PONG, subscribe(PINGS + 1));
            page.next("\"id\":" + (PINGS + 1));
        }
    }

    @Test
    void anAnswerInTheMiddleOfAMessageIsAnErrorAsAnyOtherTextThere() throws Exception {
        try (Handshake page = connected()) {
            page.begin("{\"type\":");
            page.send(PONG);
            assertThrows(EOFException.class, () -> page.next("never"));
        }
    }

    private static Handshake connected() throws Exception {
        Handshake made = new Handshake(server.address().getPort());
        assertTrue(made.answer().startsWith("HTTP/1.1 101"));
        made.send("{\"type\":\"connect\"}");
        made.next("\"connected\"");
        return made;
    }

    private static void subscribes(Handshake page, int id) throws Exception {
        page.send(subscribe(id));
        page.next("\"id\":" + id);
    }

    private static String subscribe(int id) {
        return "{\"type\":\"subscribe\",\"id\":" + id + ",\"channel\":{\"name\":\"c" + id + "\"}}";
    }
}
