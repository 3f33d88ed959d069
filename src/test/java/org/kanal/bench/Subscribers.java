package org.kanal.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * WebSocket subscribers, all read by the calling thread: cheap enough not to be what is measured.
 */
final class Subscribers implements AutoCloseable {

    private static final int OPENERS = 32;
    private static final long ALIVE_NANOS = 10_000_000_000L;

    private record Subscriber(SocketChannel socket, String alive) {}

    private final Selector selector = Selector.open();
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);

    private long aliveAt = System.nanoTime();

    /** Opens connections, each subscribed to a channel. */
    Subscribers(Target target, int count, IntFunction<String> channelOf)
            throws IOException, InterruptedException {
        this(target, IntStream.range(0, count).mapToObj(channelOf).map(List::of).toList());
    }

    /** Opens a connection for each of these lists of channels, subscribed to all in it. */
    Subscribers(Target target, List<List<String>> channelsOfEach)
            throws IOException, InterruptedException {
        ExecutorService openers = Executors.newFixedThreadPool(OPENERS);
        try {
            List<Future<Subscriber>> opening = new ArrayList<>();
            for (List<String> channels : channelsOfEach) {
                opening.add(openers.submit(() -> open(target, channels)));
            }
            for (Future<Subscriber> open : opening) {
                Subscriber next = open.get();
                next.socket.configureBlocking(false);
                next.socket.register(selector, SelectionKey.OP_READ, new FrameCounter());
                subscribers.add(next);
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
        while (latencies.count() < messages && System.nanoTime() < deadlineNanos) {
            selector.select(100);
            if (System.nanoTime() - aliveAt > ALIVE_NANOS) {
                aliveAt = System.nanoTime();
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

    private void sayAlive() throws IOException {
        for (Subscriber each : subscribers) {
            if (!each.alive.isEmpty()) {
                WebSocketText.send(each.socket, each.alive);
            }
        }
    }

    /** How many are connected. */
    int count() {
        return subscribers.size();
    }

    private static Subscriber open(Target target, List<String> channels) throws IOException {
        SocketChannel socket = SocketChannel.open(target.address());
        Talk talk = new Talk(socket);
        talk.handshake(target.dialect().path(channels));
        return new Subscriber(socket, target.dialect().subscribe(talk, channels));
    }

    @Override
    public void close() throws IOException {
        for (Subscriber each : subscribers) {
            each.socket.close();
        }
        selector.close();
    }
}
