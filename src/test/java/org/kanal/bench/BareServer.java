package org.kanal.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/**
 * The least that a Java server can do: one thread that takes a message and writes it to every
 * subscriber. No container, permissions, log or broker, no slow clients, one channel, and requests
 * that come whole. What Kanal takes longer than this is what all of these cost.
 */
public final class BareServer {

    static final String SERVES = "serves on ";

    private static final String ACCEPTED =
            "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n"
                    + "{}";
    private static final String UPGRADED =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: %s\r\n\r\n";
    private static final String KEY = "Sec-WebSocket-Key: ";
    private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455
    private static final int BACKLOG = 4096;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final List<SocketChannel> subscribers = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

    private BareServer() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Says on which port it serves, and does until whoever started it ends. */
    public static void main(String[] arguments) throws Exception {
        Thread end = new Thread(BareServer::endWithTheInput, "end");
        end.setDaemon(true);
        end.start();
        BareServer bare = new BareServer();
        System.out.println(SERVES + bare.server.socket().getLocalPort());
        while (true) {
            bare.serve();
        }
    }

    private static void endWithTheInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.exit(0);
        }
    }

    private void serve() throws IOException, GeneralSecurityException {
        selector.select();
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
            SelectionKey key = ready.next();
            ready.remove();
            if (key.isAcceptable()) {
                accept();
            } else {
                read((SocketChannel) key.channel());
            }
        }
    }

    private void accept() throws IOException {
        SocketChannel socket = server.accept();
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.configureBlocking(false).register(selector, SelectionKey.OP_READ);
    }

    private void read(SocketChannel socket) throws IOException, GeneralSecurityException {
        if (socket.read(buffer.clear()) < 0) {
            subscribers.remove(socket);
            socket.close();
            return;
        }
        String text = StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString();
        if (text.startsWith("GET ")) {
            socket.write(bytes(UPGRADED.formatted(accept(text))));
        } else if (text.startsWith("POST ")) {
            publish(text.substring(text.indexOf("\r\n\r\n") + 4));
            socket.write(bytes(ACCEPTED));
        } else if (text.contains("\"subscribe\"")) {
            subscribers.add(socket);
            socket.write(frame("{\"type\":\"subscribed\",\"isSynced\":true}"));
        }
    }

    private void publish(String payload) throws IOException {
        ByteBuffer message = frame("{\"type\":\"message\",\"payload\":" + payload + "}");
        for (SocketChannel subscriber : subscribers) {
            subscriber.write(message.duplicate());
        }
    }

    private static String accept(String handshake) throws GeneralSecurityException {
        int from = handshake.indexOf(KEY) + KEY.length();
        String key = handshake.substring(from, handshake.indexOf('\r', from));
        byte[] digest =
                MessageDigest.getInstance("SHA-1")
                        .digest((key + KEY_SUFFIX).getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(digest);
    }

    /** Of less than 126 bytes, which have the shortest header. */
    private static ByteBuffer frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocateDirect(payload.length + 2)
                .put((byte) 0x81)
                .put((byte) payload.length)
                .put(payload)
                .flip();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
