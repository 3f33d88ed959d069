package org.kanal.bench;

import java.io.IOException;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One load: subscribers, and messages to them, the i-th to the i-th subscriber's channel, all
 * round. A message that does not come fails the run.
 *
 * @param channelOf the i-th subscriber's channel
 * @param messages how many are published
 * @param perSecond at which rate; 0 for as many as the server takes
 * @param batched whether all of them go in with one request
 */
record Load(
        int subscribers,
        IntFunction<String> channelOf,
        int messages,
        int perSecond,
        boolean batched) {

    private static final long PATIENCE_SECONDS = 300;

    /** Messages to one channel that all subscribe to, as fast as the server takes them. */
    static Load ofOneChannel(String channel, int subscribers, int messages) {
        return new Load(subscribers, i -> channel, messages, 0, false);
    }

    /** The same at a fixed rate. */
    Load at(int rate) {
        return new Load(subscribers, channelOf, messages, rate, batched);
    }

    /** The same with one request for all. */
    Load inOneRequest() {
        return new Load(subscribers, channelOf, messages, perSecond, true);
    }

    /** The run with the median of deliveries a second. */
    Measured medianOf(int runs, Target target) throws Exception {
        Measured[] results = new Measured[runs];
        for (int i = 0; i < runs; i++) {
            results[i] = run(target);
        }
        return IntStream.range(0, runs)
                .mapToObj(i -> results[i])
                .sorted(Comparator.comparingLong(Measured::perSecond))
                .skip(runs / 2)
                .findFirst()
                .orElseThrow();
    }

    Measured run(Target target) throws Exception {
        try (Subscribers open = new Subscribers(target, subscribers, channelOf)) {
            return run(target, open);
        }
    }

    /** With subscribers who are there already. */
    Measured run(Target target, Subscribers open) throws Exception {
        CompletableFuture<Long> publishing = CompletableFuture.supplyAsync(() -> publish(target));
        Measured measured =
                open.await(
                        expected(), System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        publishing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (measured.latencies().count() != expected()) {
            throw new IllegalStateException(
                    measured.latencies().count() + " messages came instead of " + expected());
        }
        return measured;
    }

    private long expected() {
        boolean isShared = channelOf.apply(0).equals(channelOf.apply(1));
        return (long) messages * (isShared ? subscribers : 1);
    }

    private long publish(Target target) {
        try {
            Publisher publisher = new Publisher(target);
            return batched
                    ? publisher.publishBatch(messages, i -> channelOf.apply(0))
                    : publisher.publish(messages, perSecond, i -> channelOf.apply(i % subscribers));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
