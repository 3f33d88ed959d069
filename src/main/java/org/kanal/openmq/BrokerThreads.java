package org.kanal.openmq;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads for calls to the broker that may not come back. A pool of Kanal's own: what a
 * definition of the container's makes, Payara neither makes for libraries nor ends with the
 * application.
 */
@ApplicationScoped
public class BrokerThreads {

    private static final int MOST = 64;
    private static final int MOST_WAITING = 10_000;
    private static final long IDLE_SECONDS = 60;

    @Resource private ManagedThreadFactory threads;

    private ThreadPoolExecutor executor;

    @PostConstruct
    void start() {
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
