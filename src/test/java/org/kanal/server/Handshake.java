package org.kanal.server;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** A handshake with a key of its own, that is not waited for any longer than it has to be. */
final class Handshake implements Closeable {

    /** How one ends. */
    enum End {
        GOODBYE,
        HANG_UP,
        RESET,
        BY_SERVER
    }

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int WHOLE = 0x81;
    private static final int BEGINNING = 0x01;
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final String key;

    Handshake(int port, String... headers) throws IOException {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        key = Base64.getEncoder().encodeToString(random);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        write(
                ("GET /kanal/realtime HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + ("Sec-WebSocket-Key: " + key + "\r\n")
                                + more
                                + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The head of the answer. */
    String answer() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** The line of the answer that only this handshake's may have. */
    String accept() throws NoSuchAlgorithmException {
        byte[] hash =
                MessageDigest.getInstance("SHA-1")
                        .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
        return "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n";
    }

    /** Sends text frames of less than 126 bytes each, all at once. */
    void send(String... texts) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (String text : texts) {
            frames.write(frame(WHOLE, text));
        }
        write(frames.toByteArray());
    }

    /** The same of one, in two parts. */
    void sendInParts(String text) throws IOException {
        byte[] frame = frame(WHOLE, text);
        write(Arrays.copyOf(frame, frame.length / 2));
        write(Arrays.copyOfRange(frame, frame.length / 2, frame.length));
    }

    /** Begins a message that has more parts. */
    void begin(String part) throws IOException {
        write(frame(BEGINNING, part));
    }

    private static byte[] frame(int first, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[6 + bytes.length];
        frame[0] = (byte) first;
        frame[1] = (byte) (0x80 | bytes.length);
        System.arraycopy(bytes, 0, frame, 6, bytes.length);
        return frame;
    }

    /** The next text that has this in it. */
    String next(String part) throws IOException {
        String text = frame();
        while (!text.contains(part)) {
            text = frame();
        }
        return text;
    }

    void end(End how) throws IOException {
        switch (how) {
            case GOODBYE -> {
                write(new byte[] {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 0x03, (byte) 0xe8});
                in.readAllBytes();
            }
            case RESET -> socket.setSoLinger(true, 0);
            case BY_SERVER -> {
                send("{\"type\":\"refresh\",\"token\":\"none\"}".repeat(3));
                send("no JSON");
                send("{\"type\":\"connect\",\"token\":\"none\"}");
            }
            default -> {} // it just goes
        }
        close();
    }

    private String frame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        length = length == 126 ? in.readUnsignedShort() : length;
        String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (first == 0x88) {
            throw new EOFException("closed: " + text);
        }
        return text;
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
