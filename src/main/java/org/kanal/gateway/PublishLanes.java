package org.kanal.gateway;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kanal.channel.Channel;
import org.kanal.channel.Unavailable;

/**
 * Threads that publish: a channel always on the same one, so that a node's publications reach the
 * broker in the order in which the log numbered them. A broker that hangs holds these threads and
 * nobody else's; what waits for them is bounded.
 */
final class PublishLanes {

    private final List<ThreadPoolExecutor> lanes;

    PublishLanes(int count, int backlog, ThreadFactory threads) {
        lanes =
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        new ThreadPoolExecutor(
                                                1,
                                                1,
                                                0,
                                                TimeUnit.SECONDS,
                                                new ArrayBlockingQueue<>(backlog),
                                                threads))
                        .toList();
    }

    /** Runs a task on the channel's thread; fails with {@link Unavailable} if too many wait. */
    <T> CompletableFuture<T> run(Channel channel, Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(
                    task, lanes.get(Math.floorMod(channel.hashCode(), lanes.size())));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new Unavailable("too many publications wait for the message broker", e));
        }
    }

    void stop() {
        lanes.forEach(ThreadPoolExecutor::shutdown);
    }
}
