package org.kanal.support;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** The container's threads without a container; they end with the JVM. */
public final class DaemonThreads implements ManagedThreadFactory, ServerThreads {

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "test-thread");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
        throw new UnsupportedOperationException("no part of Kanal has a fork-join pool");
    }
}
