package org.kanal.gateway;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;

/**
 * Where publications are done: a channel's always on the same lane, so that a node's publications
 * reach the broker in the order in which the log numbered them. A broker that hangs holds the
 * threads of the lanes and of those who wait for them, and what waits is bounded. Where the log is
 * in parts that fail each by itself, each part has a lane: one that does not answer holds up its
 * own channels and no others.
 */
final class PublishLanes {

    private static final long IDLE_SECONDS = 60;

    private final ExecutorService threads;
    private final List<PublishLane> lanes;
    private final ToIntFunction<Channel> place;

    /**
     * @param count how many lanes, where the log is in one whole
     * @param backlog how many publications of the backend may wait on each lane; of pages a tenth
     *     as many; on all lanes together {@code count} times that
     * @param parts in how many parts the log is; 0 for one whole
     * @param partOf which of them a channel is in
     */
    PublishLanes(
            int count,
            int backlog,
            int parts,
            ToIntFunction<Channel> partOf,
            ThreadFactory factory) {
        boolean isWhole = parts == 0;
        int size = isWhole ? count : parts;
        threads =
                isWhole
                        ? Executors.newFixedThreadPool(size, factory)
                        : new ThreadPoolExecutor(
                                0,
                                size,
                                IDLE_SECONDS,
                                TimeUnit.SECONDS,
                                new SynchronousQueue<>(),
                                factory);
        place = isWhole ? Channel::hashCode : partOf;
        PublishBacklog all =
                new PublishBacklog((int) Math.min(Integer.MAX_VALUE, (long) count * backlog));
        lanes =
                IntStream.range(0, size)
                        .mapToObj(i -> new PublishLane(threads, backlog, all))
                        .toList();
    }

    /** Runs a task on the channel's lane; fails with {@link Unavailable} if too many wait. */
    <T> CompletableFuture<T> run(Source source, Channel channel, Supplier<T> task) {
        return laneOf(channel).run(source, task);
    }

    /** As {@link #run}, for the backend, on this thread if the lane is free. */
    <T> CompletableFuture<T> runHere(Channel channel, Supplier<T> task) {
        return laneOf(channel).runHere(task);
    }

    /** Nothing more is begun. */
    void close() {
        lanes.forEach(PublishLane::close);
    }

    /** Whether everything that was begun is done. */
    boolean areIdle() {
        return lanes.stream().allMatch(PublishLane::isIdle);
    }

    void stop() {
        close();
        threads.shutdown();
    }

    private PublishLane laneOf(Channel channel) {
        return lanes.get(Math.floorMod(place.applyAsInt(channel), lanes.size()));
    }
}
