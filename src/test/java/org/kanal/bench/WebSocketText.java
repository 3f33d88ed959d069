package org.kanal.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** What a client writes: its handshake, and text frames. */
final class WebSocketText {

    private static final int SHORT = 125;

    private WebSocketText() {}

    /**
     * Asks for a WebSocket on a blocking socket, and waits for the answer.
     *
     * @param headers more lines, each with its end
     */
    static void handshake(SocketChannel socket, String path, String headers) throws IOException {
        socket.write(handshake(path, headers));
        StringBuilder answer = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1); // what follows the answer is a frame
        while (answer.indexOf("\r\n\r\n") < 0) {
            if (socket.read(one.clear()) < 0) {
                throw new IOException("refused: " + answer);
            }
            answer.append((char) one.get(0));
        }
        if (!answer.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("refused: " + answer);
        }
    }

    /** What asks for a WebSocket. */
    static ByteBuffer handshake(String path, String headers) {
        String request =
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n"
                        + headers
                        + "\r\n";
        return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a text of up to 65,535 bytes, ASCII. */
    static void send(WritableByteChannel socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(8 + bytes.length).put((byte) 0x81);
        if (bytes.length <= SHORT) {
            frame.put((byte) (0x80 | bytes.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) bytes.length);
        }
        socket.write(frame.putInt(0).put(bytes).flip());
    }
}
