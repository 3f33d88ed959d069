package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What is said to each server until a subscription is there; the servers' parts are theirs. */
class DialectsTest {

    private static final List<String> TWO = List.of("a", "b");

    @Test
    void whatComesWithTheHandshakesAnswerIsNotLost() throws IOException {
        Script script = new Script("HTTP/1.1 101 Switching Protocols\r\n\r\n\u0081\u0003abc");
        Talk talk = new Talk(script);
        talk.handshake("/");
        assertEquals("\u0081\u0003abc", talk.hear("c"));
    }

    @Test
    void aHandshakeThatIsRefusedSaysWhatCame() {
        Talk talk = new Talk(new Script("HTTP/1.1 403 Forbidden\r\n\r\n"));
        String message = assertThrows(IOException.class, () -> talk.handshake("/")).getMessage();
        assertTrue(message.contains("403"), message);
    }

    @Test
    void anAnswerThatIsCutIsHeardAsOften() throws IOException {
        Script script = new Script("\"isSyn", "ced\" \"isS", "ynced\"");
        assertEquals(
                "{\"type\":\"pong\"}",
                new KanalDialect("/kanal/realtime").subscribe(new Talk(script), TWO));
        assertTrue(script.said.toString().contains("{\"name\":\"b\"}"));
    }

    @Test
    void anEndInsteadOfAnAnswerSaysWhatCame() {
        Talk talk = new Talk(new Script("{\"type\":\"refused\"}"));
        KanalDialect kanal = new KanalDialect("/kanal/realtime");
        String message =
                assertThrows(IOException.class, () -> kanal.subscribe(talk, TWO)).getMessage();
        assertTrue(message.contains("refused"), message);
    }

    @Test
    void natsIsAskedByItsOwnLines() throws IOException {
        Script script = new Script("INFO {}\r\n", "PONG\r\n");
        assertEquals("PONG\r\n", new Nats().subscribe(new Talk(script), TWO));
        assertTrue(script.said.toString().contains("SUB b 2\r\n"));
    }

    @Test
    void nchanIsAskedByThePathOnly() throws IOException {
        assertEquals("/sub/a,b", new Nchan().path(TWO));
        assertEquals("", new Nchan().subscribe(new Talk(new Script()), TWO));
    }

    @Test
    void socketIoJoinsARoomForEachChannel() throws IOException {
        Script script = new Script("0{\"sid\":\"x\"}", "40{\"sid\":\"y\"}", "430[\"joined\"]");
        assertEquals("3", new SocketIo().subscribe(new Talk(script), TWO));
        assertTrue(script.said.toString().contains("420[\"subscribe\",[\"a\",\"b\"]]"));
    }

    @Test
    void cometdIsAskedAgainToBeConnectedByTheIdThatItGave() throws IOException {
        Script script =
                new Script(
                        "[{\"clientId\":\"2h4b\",\"successful\":true}]",
                        "[{\"subscription\":[\"/a\",\"/b\"],\"successful\":true}]");
        String alive = new Cometd().subscribe(new Talk(script), TWO);
        assertTrue(alive.contains("/meta/connect") && alive.contains("\"2h4b\""), alive);
        assertTrue(script.said.toString().contains("[\"/a\",\"/b\"]"));
    }

    /** A server that says these one after the other, whatever it hears. */
    private static final class Script implements ByteChannel {

        private final Queue<String> lines;
        private final StringBuilder said = new StringBuilder();

        Script(String... lines) {
            this.lines = new ArrayDeque<>(List.of(lines));
        }

        @Override
        public int read(ByteBuffer into) {
            String next = lines.poll();
            if (next == null) {
                return -1;
            }
            into.put(next.getBytes(StandardCharsets.ISO_8859_1));
            return next.length();
        }

        @Override
        public int write(ByteBuffer from) {
            int length = from.remaining();
            said.append(StandardCharsets.ISO_8859_1.decode(from));
            return length;
        }

        @Override
        public boolean isOpen() {
            return !lines.isEmpty();
        }

        @Override
        public void close() {
            lines.clear();
        }
    }
}
