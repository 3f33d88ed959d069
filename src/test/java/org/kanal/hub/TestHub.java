package org.kanal.hub;

import java.time.Duration;
import java.util.List;
import org.kanal.api.Channel;
import org.kanal.broker.BrokerReconnected;
import org.kanal.broker.InMemoryBroker;
import org.kanal.facts.Facts;
import org.kanal.history.ChannelLog;
import org.kanal.outbox.OutboxSettings;
import org.kanal.support.DaemonThreads;
import org.kanal.support.NoFacts;

/** A hub on stand-ins. */
public final class TestHub {

    static final int MAX_CHANNELS = 3;

    private TestHub() {}

    /** A hub that gets what the broker delivers. */
    public static Hub on(InMemoryBroker broker, ChannelLog log, Duration linger) {
        return on(broker, log, linger, new NoFacts());
    }

    static Hub on(InMemoryBroker broker, ChannelLog log, Duration linger, Facts facts) {
        Hub hub =
                new Hub(
                        broker,
                        log,
                        new HubSettings(linger, MAX_CHANNELS),
                        new OutboxSettings(1 << 20, 8 << 20, List.of(), 1),
                        facts,
                        new DaemonThreads());
        broker.start(hub);
        return hub;
    }

    /** Whether nobody sits at a channel any more; for hubs that let go of channels at once. */
    public static boolean isLeft(Hub hub, Channel channel) {
        hub.sweep();
        return !hub.receives(channel);
    }

    static void reconnected(Hub hub) {
        hub.onReconnected(new BrokerReconnected());
    }
}
