package org.kanal.gateway;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;

/**
 * Where publications are done: a channel's always on the same lane, so that a node's publications
 * reach the broker in the order in which the log numbered them. A broker that hangs holds the
 * threads of the lanes and of those who wait for them, and what waits is bounded.
 */
final class PublishLanes {

    private final ExecutorService threads;
    private final List<PublishLane> lanes;

    /**
     * @param backlog how many publications of the backend may wait on each lane; of pages a tenth
     */
    PublishLanes(int count, int backlog, ThreadFactory factory) {
        threads = Executors.newFixedThreadPool(count, factory);
        lanes = IntStream.range(0, count).mapToObj(i -> new PublishLane(threads, backlog)).toList();
    }

    /** Runs a task on the channel's lane; fails with {@link Unavailable} if too many wait. */
    <T> CompletableFuture<T> run(Source source, Channel channel, Supplier<T> task) {
        return laneOf(channel).run(source, task);
    }

    /** As {@link #run}, for the backend, on this thread if the lane is free. */
    <T> CompletableFuture<T> runHere(Channel channel, Supplier<T> task) {
        return laneOf(channel).runHere(task);
    }

    void stop() {
        threads.shutdown();
    }

    private PublishLane laneOf(Channel channel) {
        return lanes.get(Math.floorMod(channel.hashCode(), lanes.size()));
    }
}
