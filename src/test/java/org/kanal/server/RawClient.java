package org.kanal.server;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/**
 * A WebSocket that reads when it is told to, and then only as much; it answers nothing by itself.
 */
public final class RawClient implements Closeable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int SMALL_BUFFER = 4096;
    private static final int CLOSE = 0x88;
    private static final int TEXT = 0x81;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final Deque<JsonObject> read = new ArrayDeque<>();
    private int closeCode;

    /** Connects; the lines are headers of the handshake. */
    public RawClient(URL server, String... headers) throws IOException {
        this(server, "/kanal/realtime", headers);
    }

    private RawClient(URL server, String path, String[] headers) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()), PATIENCE_MILLIS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), SMALL_BUFFER));
        StringBuilder handshake =
                new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n")
                        .append("Upgrade: websocket\r\nConnection: Upgrade\r\n")
                        .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
                        .append("Sec-WebSocket-Version: 13\r\n");
        for (String header : headers) {
            handshake.append(header).append("\r\n");
        }
        write(handshake.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) in.readUnsignedByte());
        }
        if (!answer.toString().startsWith("HTTP/1.1 101")) {
            socket.close();
            throw new Refused(answer.toString());
        }
    }

    /** Connects at an address that is written in another way. */
    public static RawClient at(URL server, String path) throws IOException {
        return new RawClient(server, path, new String[0]);
    }

    /** The handshake was answered with something else than a WebSocket. */
    public static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;
        private final String answer;

        Refused(String answer) {
            super("refused: " + answer);
            this.answer = answer;
        }

        public int status() {
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    /** Sends a text frame. */
    public void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(
                ByteBuffer.allocate(8 + bytes.length)
                        .put((byte) TEXT)
                        .put((byte) (0x80 | 126))
                        .putShort((short) bytes.length)
                        .putInt(0)
                        .put(bytes)
                        .array());
    }

    /** Sends bytes as they are, in hexadecimal; blanks do not count. */
    public void sendRaw(String hex) throws IOException {
        write(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** Reads up to the next message of this type. */
    public JsonObject next(String type) throws IOException {
        for (JsonObject next = next(); ; next = next()) {
            if (next.getString("type").equals(type)) {
                return next;
            }
        }
    }

    /** Reads one message. */
    public JsonObject next() throws IOException {
        while (read.isEmpty()) {
            if (!readFrame()) {
                throw new EOFException("closed with " + closeCode);
            }
        }
        return read.poll();
    }

    /** Reads up to the close frame; gives its code. */
    public int readToClose() throws IOException {
        while (readFrame()) {
            read.clear();
        }
        return closeCode;
    }

    /**
     * Answers the close frame that was read, and gives whatever comes before the server hangs up.
     */
    public byte[] answerClose() throws IOException {
        sendRaw(String.format("88 82 00000000 %04x", closeCode));
        return in.readAllBytes();
    }

    private boolean readFrame() throws IOException {
        int first = in.readUnsignedByte();
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] content = in.readNBytes((int) length);
        if (first == CLOSE) {
            closeCode = ByteBuffer.wrap(content).getShort();
            return false;
        }
        if (first == TEXT) {
            take(new String(content, StandardCharsets.UTF_8));
        }
        return true;
    }

    private void take(String text) {
        JsonStructure frame = Json.createReader(new StringReader(text)).read();
        if (frame instanceof JsonArray several) {
            read.addAll(several.getValuesAs(JsonObject.class));
        } else {
            read.add(frame.asJsonObject());
        }
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
