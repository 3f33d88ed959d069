package org.kanal.openmq;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kanal.support.Part;
import org.kanal.support.ServerThreads;

/**
 * The threads for calls to the broker that may not come back. A pool of Kanal's own: what a
 * definition of the container's makes, Payara neither makes for libraries nor ends with the
 * application.
 */
@Part
public class BrokerThreads {

    private static final int MOST = 64;
    private static final int MOST_WAITING = 10_000;
    private static final long IDLE_SECONDS = 60;

    private final ThreadPoolExecutor executor;

    @Inject
    BrokerThreads(ServerThreads threads) {
        executor =
                new ThreadPoolExecutor(
                        MOST,
                        MOST,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(MOST_WAITING),
                        threads);
        executor.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    /** Runs calls; more than wait already are refused. */
    public ExecutorService executor() {
        return executor;
    }
}
