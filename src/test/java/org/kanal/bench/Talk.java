package org.kanal.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/** What is said on one connection until it is subscribed; its socket blocks. */
final class Talk {

    private final ByteChannel socket;
    private final ByteBuffer bytes = ByteBuffer.allocate(4096);
    private final StringBuilder heard = new StringBuilder();
    private int understood;

    Talk(ByteChannel socket) {
        this.socket = socket;
    }

    /** Asks for a WebSocket. */
    void handshake(String path) throws IOException {
        socket.write(WebSocketText.handshake(path, ""));
        String answer = hear("\r\n\r\n");
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IOException("refused: " + answer);
        }
    }

    /** Sends a text frame. */
    void say(String text) throws IOException {
        WebSocketText.send(socket, text);
    }

    /** Reads until a text has come; gives what came since what was heard last. */
    String hear(String text) throws IOException {
        return hear(text, 1);
    }

    /** Reads until a text has come so often; gives what came since what was heard last. */
    String hear(String text, int times) throws IOException {
        int from = understood;
        for (int i = 0; i < times; i++) {
            int at = heard.indexOf(text, understood);
            while (at < 0) {
                read();
                at = heard.indexOf(text, understood);
            }
            understood = at + text.length();
        }
        return heard.substring(from, understood);
    }

    private void read() throws IOException {
        if (socket.read(bytes.clear()) < 0) {
            throw new IOException("refused: " + heard);
        }
        heard.append(StandardCharsets.ISO_8859_1.decode(bytes.flip()));
    }
}
