package org.kanal.launch.recovery;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks at each pool once, when it is there: some are made when an application first uses them, and
 * some databases start later than the server. What cannot be reached is tried again, until the
 * server stops.
 */
public final class TransactionRecovery {

    private static final Logger LOG = System.getLogger(TransactionRecovery.class.getName());

    /** Between two looks for pools that are new. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Until a pool that failed is tried again. */
    static final Duration RETRY = Duration.ofSeconds(10);

    private final TransactionLogs logs;
    private final Supplier<List<Pool>> pools;
    private final Ending ending;
    private final LongSupplier nanoTime;
    private final Set<Object> settled = new HashSet<>();
    private final Map<Object, Long> failed = new HashMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    TransactionRecovery(TransactionLogs logs, Supplier<List<Pool>> pools, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.logs = logs;
        this.pools = pools;
        this.ending = new Ending(logs);
    }

    /**
     * @param payara the class loader of a Payara that runs
     */
    public static TransactionRecovery of(TransactionLogs logs, ClassLoader payara) {
        return new TransactionRecovery(logs, new PayaraPools(payara), System::nanoTime);
    }

    /**
     * Begins, and returns when all pools that are there have been looked at, or after so long. Does
     * nothing if there was no earlier life.
     */
    public void start(ClassLoader context, Duration longest) throws IOException {
        if (logs.earlier().isEmpty()) {
            return;
        }
        Thread thread = new Thread(this::run, "kanal-recovery");
        thread.setDaemon(true);
        thread.setContextClassLoader(context);
        thread.start();
        try {
            begun.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at no further pool. */
    public void stop() {
        stopped.countDown();
    }

    private void run() {
        try {
            do {
                look();
                begun.countDown();
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    /** Once over all that is not settled. */
    void look() {
        boolean hasAll = true;
        boolean hasNew = false;
        for (Pool pool : pools.get()) {
            if (!settled.contains(pool.key())) {
                boolean isSettled = isDue(pool) && settle(pool);
                hasAll &= isSettled;
                hasNew |= isSettled;
            }
        }
        if (hasNew && hasAll) {
            deleteOld();
        }
    }

    private boolean isDue(Pool pool) {
        Long failedAt = failed.get(pool.key());
        return failedAt == null || nanoTime.getAsLong() - failedAt >= RETRY.toNanos();
    }

    private boolean settle(Pool pool) {
        try (Pool.Opened opened = pool.open()) {
            Ending.Outcome outcome = ending.end(opened.resource());
            if (!outcome.isNothing()) {
                LOG.log(
                        Level.INFO,
                        "Ended in "
                                + pool.name()
                                + " what a killed server left in doubt: "
                                + outcome.committed()
                                + " committed, "
                                + outcome.rolledBack()
                                + " rolled back");
            }
            settled.add(pool.key());
            return true;
        } catch (Exception e) {
            failed.put(pool.key(), nanoTime.getAsLong());
            LOG.log(
                    Level.WARNING,
                    "What a killed server left in doubt in "
                            + pool.name()
                            + " cannot be ended now, and is tried again: "
                            + e);
            return false;
        }
    }

    private void deleteOld() {
        try {
            logs.deleteOld();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Old transaction logs stay: " + e);
        }
    }
}
