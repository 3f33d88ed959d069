package org.kanal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Subscribers of one channel, as many at each node, and messages to all of them, published at the
 * first. A message that does not come fails the run.
 *
 * @param subscribers how many in all
 * @param messages how many are published, as fast as the node takes them
 */
record SpreadLoad(int subscribers, int messages) {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(300);
    private static final String CHANNEL = "spread";

    /**
     * @param perSecond deliveries a second, from the first one to the last at whichever node
     * @param cpu what the servers' processors worked for it
     */
    record Result(double perSecond, Duration cpu) {}

    Result run(BenchCluster cluster) throws Exception {
        List<Target> targets = cluster.targets();
        List<Subscribers> open = new ArrayList<>();
        ExecutorService readers = Executors.newCachedThreadPool();
        try {
            int each = subscribers / targets.size();
            for (Target target : targets) {
                open.add(new Subscribers(target, each, i -> CHANNEL));
            }
            Duration before = cluster.cpuTime();
            List<Future<Measured>> reading = new ArrayList<>();
            for (Subscribers some : open) {
                reading.add(readers.submit(() -> await(some, (long) each * messages)));
            }
            new Publisher(targets.get(0)).publish(messages, 0, i -> CHANNEL);
            long nanos = 0;
            for (Future<Measured> read : reading) {
                nanos = Math.max(nanos, read.get().nanos());
            }
            double deliveries = (double) each * targets.size() * messages;
            return new Result(deliveries * 1e9 / nanos, cluster.cpuTime().minus(before));
        } finally {
            readers.shutdownNow();
            close(open);
        }
    }

    private static Measured await(Subscribers some, long count) throws IOException {
        Measured measured = some.await(count, System.nanoTime() + PATIENCE_NANOS);
        if (measured.latencies().count() != count) {
            throw new IllegalStateException(measured.latencies().count() + " instead of " + count);
        }
        return measured;
    }

    private static void close(List<Subscribers> open) {
        for (Subscribers some : open) {
            try {
                some.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
