package org.kanal.hub;

import java.time.Duration;
import java.util.List;
import org.kanal.broker.BrokerReconnected;
import org.kanal.broker.InMemoryBroker;
import org.kanal.history.ChannelLog;
import org.kanal.outbox.OutboxSettings;
import org.kanal.support.DaemonThreads;

/** A hub on stand-ins. */
public final class TestHub {

    static final int MAX_CHANNELS = 3;

    private TestHub() {}

    /** A hub that gets what the broker delivers. */
    public static Hub on(InMemoryBroker broker, ChannelLog log, Duration linger) {
        Hub hub =
                new Hub(
                        broker,
                        log,
                        new HubSettings(linger, MAX_CHANNELS),
                        new OutboxSettings(1 << 20, 8 << 20, List.of(), 1),
                        new DaemonThreads());
        broker.start(hub);
        return hub;
    }

    static void reconnected(Hub hub) {
        hub.onReconnected(new BrokerReconnected());
    }
}
