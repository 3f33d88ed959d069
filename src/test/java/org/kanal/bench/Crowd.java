package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Connections with many subscriptions each. A thread of its own reads them and counts one text in
 * what comes, such as the one that says that a subscription has ended.
 */
final class Crowd implements AutoCloseable {

    private static final int OPENERS = 16;
    private static final long ALIVE_NANOS = 10_000_000_000L;

    private final Selector selector = Selector.open();
    private final Queue<SocketChannel> opened = new ConcurrentLinkedQueue<>();
    private final List<SocketChannel> sockets = new ArrayList<>();
    private final AtomicLong counted = new AtomicLong();
    private final Thread reader = new Thread(this::read, "crowd");
    private final Plan plan;
    private volatile boolean isOpen = true;
    private volatile int ended;
    private volatile long countedAt;

    /**
     * @param connections how many
     * @param each to how many channels each of them subscribes
     * @param channels their names
     * @param hello what tells who it is
     * @param mark the text that is counted, ASCII
     */
    record Plan(int connections, int each, Channels channels, Hello hello, String mark) {

        /** All of them subscribe to the same. */
        Plan(int connections, int each, Hello hello, String mark) {
            this(connections, each, (who, i) -> "crowd-" + i, hello, mark);
        }
    }

    /** To what somebody subscribes. */
    interface Channels {

        /** The name of the i-th channel of a connection. */
        String name(int connection, int i);
    }

    /** How the i-th introduces itself: headers of its handshake, each with its end, and a token. */
    interface Hello {
        String headers(int i);

        String connect(int i);
    }

    Crowd(InetSocketAddress server, Plan plan) throws IOException, InterruptedException {
        this.plan = plan;
        reader.setDaemon(true);
        reader.start();
        ExecutorService openers = Executors.newFixedThreadPool(OPENERS);
        try {
            List<Future<?>> opening = new ArrayList<>();
            for (int i = 0; i < plan.connections(); i++) {
                int number = i;
                opening.add(openers.submit(() -> opened.add(open(server, plan, number))));
            }
            for (Future<?> open : opening) {
                open.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("one of the crowd could not connect", e.getCause());
        } finally {
            openers.shutdown();
        }
    }

    /**
     * Waits until the text was counted so often since the beginning.
     *
     * @return when it was, by {@link System#nanoTime}
     */
    long await(long count, int seconds) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (counted.get() < count) {
            if (System.nanoTime() > end) {
                throw new TimeoutException(counted + " of " + count);
            }
            Thread.sleep(1);
        }
        return countedAt;
    }

    /** How many connections have ended. */
    int ended() {
        return ended;
    }

    private static SocketChannel open(InetSocketAddress server, Plan plan, int number)
            throws IOException {
        SocketChannel socket = SocketChannel.open(server);
        WebSocketText.handshake(socket, "/kanal/realtime", plan.hello().headers(number));
        WebSocketText.send(socket, plan.hello().connect(number));
        for (int i = 0; i < plan.each(); i++) {
            WebSocketText.send(
                    socket,
                    "{\"type\":\"subscribe\",\"id\":1,\"channel\":{\"name\":\""
                            + plan.channels().name(number, i)
                            + "\"}}");
        }
        TextCounter answers = new TextCounter("\"isSynced\"");
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        for (int left = plan.each(); left > 0; left -= answers.count(bytes.flip())) {
            if (socket.read(bytes.clear()) < 0) {
                throw new IOException("refused: " + text(bytes.flip()));
            }
        }
        return socket;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
        long alive = System.nanoTime();
        try {
            while (isOpen) {
                selector.select(100);
                register();
                if (System.nanoTime() - alive > ALIVE_NANOS) {
                    alive = System.nanoTime();
                    sayAlive();
                }
                Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    read(ready.next(), buffer);
                    ready.remove();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void register() throws IOException {
        for (SocketChannel next = opened.poll(); next != null; next = opened.poll()) {
            next.configureBlocking(false);
            next.register(selector, SelectionKey.OP_READ, new TextCounter(plan.mark()));
            sockets.add(next);
        }
    }

    /** The mark counts, however the connection ends behind it. */
    private void read(SelectionKey key, ByteBuffer buffer) throws IOException {
        if (!hasRead((SocketChannel) key.channel(), buffer)) {
            key.channel().close();
            ended++;
            return;
        }
        int found = ((TextCounter) key.attachment()).count(buffer.flip());
        if (found > 0) {
            countedAt = System.nanoTime(); // first: it is read by whoever sees the count
            counted.addAndGet(found);
        }
    }

    private static boolean hasRead(SocketChannel socket, ByteBuffer buffer) {
        try {
            return socket.read(buffer.clear()) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void sayAlive() throws IOException {
        for (SocketChannel socket : sockets) {
            if (socket.isOpen()) {
                alive(socket);
            }
        }
    }

    private static void alive(SocketChannel socket) throws IOException {
        try {
            WebSocketText.send(socket, "{\"type\":\"pong\"}");
        } catch (IOException e) {
            socket.close(); // the server has closed it, and it is not read yet
        }
    }

    @Override
    public void close() throws IOException {
        isOpen = false;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel socket : sockets) {
            socket.close();
        }
        selector.close();
    }
}
