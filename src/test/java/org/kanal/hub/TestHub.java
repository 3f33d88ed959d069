package org.kanal.hub;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.kanal.broker.BrokerReconnected;
import org.kanal.broker.InMemoryBroker;
import org.kanal.history.ChannelLog;
import org.kanal.support.Wired;

/** A hub on stand-ins. */
public final class TestHub {

    static final int MAX_CHANNELS = 3;

    private TestHub() {}

    /** A hub that gets what the broker delivers. */
    public static Hub on(InMemoryBroker broker, ChannelLog log, Duration linger) {
        Hub hub =
                Wired.wire(
                        new Hub(),
                        broker,
                        log,
                        new HubSettings(1 << 20, List.of(), 1, Duration.ZERO, linger, MAX_CHANNELS),
                        new DaemonThreads());
        broker.observe(hub::onPublication);
        return hub;
    }

    static void reconnected(Hub hub) {
        hub.onReconnected(new BrokerReconnected());
    }

    private static final class DaemonThreads implements ManagedThreadFactory {

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, "test-repairs");
            thread.setDaemon(true);
            return thread;
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            throw new UnsupportedOperationException("the hub has no fork-join pool");
        }
    }
}
