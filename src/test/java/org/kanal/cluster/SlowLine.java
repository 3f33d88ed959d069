package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The line between a node and the others as a slow one, until this is closed: it is thin, and bulk
 * traffic fills its queues both ways. How slow it is, pings say.
 */
final class SlowLine implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SlowLine.class.getName());

    /** What half of the pings take at least. */
    private static final Duration SLOW = Duration.ofMillis(100);

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LONGEST_MILLIS = 5_000;

    private final Namespaces machines;
    private final int node;
    private final Bulk bulk;
    private final List<Duration> pings = new ArrayList<>();
    private int lost;

    SlowLine(Namespaces machines, int node) throws IOException, InterruptedException {
        this.machines = machines;
        this.node = node;
        machines.thin(node);
        this.bulk = new Bulk(machines, node);
    }

    /** Pings the node again and again, for five minutes at most. */
    void pingWhile(BooleanSupplier something) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        InetAddress there = InetAddress.getByName(machines.clusterAddress(node));
        while (something.getAsBoolean() && System.nanoTime() - end < 0) {
            long begin = System.nanoTime();
            if (there.isReachable(LONGEST_MILLIS)) {
                pings.add(Duration.ofNanos(System.nanoTime() - begin));
            } else {
                lost++;
            }
            TimeUnit.MILLISECONDS.sleep(50); // a ping is not to be what the line is full of
        }
    }

    /** That it was slow indeed. */
    void assertSlow() {
        Collections.sort(pings);
        Duration median = pings.get(pings.size() / 2);
        String said =
                "of %d pings %d were lost, half took over %d ms, the longest %d ms"
                        .formatted(
                                pings.size() + lost,
                                lost,
                                median.toMillis(),
                                pings.get(pings.size() - 1).toMillis());
        LOG.log(Level.INFO, "a slow line: {0}", said);
        assertTrue(median.compareTo(SLOW) > 0, said);
    }

    @Override
    public void close() throws IOException {
        try {
            bulk.close();
            machines.wide(node);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
