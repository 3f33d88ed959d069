package org.kanal.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * WebSocket subscribers, all read by the calling thread: cheap enough not to be what is measured.
 */
final class Subscribers implements AutoCloseable {

    private static final int OPENERS = 32;
    private static final long ALIVE_NANOS = 10_000_000_000L;
    private static final String HANDSHAKE =
            "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Version: 13\r\n\r\n";

    private final Target target;
    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);

    /** Opens connections, each subscribed to a channel. */
    Subscribers(Target target, int count, IntFunction<String> channelOf)
            throws IOException, InterruptedException {
        this.target = target;
        ExecutorService openers = Executors.newFixedThreadPool(OPENERS);
        try {
            List<Future<SocketChannel>> opening = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String channel = channelOf.apply(i);
                opening.add(openers.submit(() -> open(target, channel)));
            }
            for (Future<SocketChannel> open : opening) {
                SocketChannel channel = open.get();
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new FrameCounter());
                channels.add(channel);
            }
        } catch (ExecutionException e) {
            throw new IOException("a subscriber could not connect", e.getCause());
        } finally {
            openers.shutdown();
        }
    }

    /** Reads until so many messages have come. */
    Measured await(long messages, long deadlineNanos) throws IOException {
        Latencies latencies = new Latencies();
        long first = 0;
        long last = 0;
        long alive = System.nanoTime();
        while (latencies.count() < messages && System.nanoTime() < deadlineNanos) {
            selector.select(100);
            if (target.speaksKanal() && System.nanoTime() - alive > ALIVE_NANOS) {
                alive = System.nanoTime();
                sayAlive();
            }
            Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
            while (ready.hasNext()) {
                SelectionKey key = ready.next();
                ready.remove();
                read(key, latencies);
            }
            if (latencies.count() > 0) {
                last = System.nanoTime();
                first = first == 0 ? last : first;
            }
        }
        return new Measured(messages, latencies, last - first);
    }

    private void read(SelectionKey key, Latencies latencies) throws IOException {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            throw new IOException("the server closed a connection");
        }
        ((FrameCounter) key.attachment()).count(buffer.flip(), latencies);
    }

    /** Nobody here answers pings; the server takes this instead. */
    private void sayAlive() throws IOException {
        for (SocketChannel channel : channels) {
            channel.write(masked("{\"type\":\"pong\"}"));
        }
    }

    /** How many are connected. */
    int count() {
        return channels.size();
    }

    private static SocketChannel open(Target target, String channel) throws IOException {
        SocketChannel socket = SocketChannel.open(target.address());
        String handshake = HANDSHAKE.formatted(target.webSocketPath().formatted(channel));
        socket.write(ByteBuffer.wrap(handshake.getBytes(StandardCharsets.US_ASCII)));
        awaitText(socket, "\r\n\r\n");
        if (!target.speaksKanal()) {
            return socket;
        }
        socket.write(masked("{\"type\":\"connect\"}"));
        socket.write(
                masked(
                        "{\"type\":\"subscribe\",\"id\":1,\"channel\":{\"name\":\""
                                + channel
                                + "\"}}"));
        awaitText(socket, "\"isSynced\"");
        return socket;
    }

    private static void awaitText(SocketChannel socket, String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.allocate(1024);
        while (seen.indexOf(text) < 0) {
            if (socket.read(bytes.clear()) < 0) {
                throw new IOException("refused: " + seen);
            }
            seen.append(StandardCharsets.ISO_8859_1.decode(bytes.flip()));
        }
    }

    private static ByteBuffer masked(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(6 + bytes.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | bytes.length))
                .putInt(0)
                .put(bytes)
                .flip();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
