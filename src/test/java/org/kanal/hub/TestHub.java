package org.kanal.hub;

import java.time.Duration;
import org.kanal.broker.BrokerReconnected;
import org.kanal.broker.InMemoryBroker;
import org.kanal.history.ChannelLog;
import org.kanal.support.Wired;

/** A hub on stand-ins. */
public final class TestHub {

    private TestHub() {}

    /** A hub that gets what the broker delivers. */
    public static Hub on(InMemoryBroker broker, ChannelLog log, Duration linger) {
        Hub hub =
                Wired.wire(
                        new Hub(), broker, log, new HubSettings(1 << 20, 1, Duration.ZERO, linger));
        broker.observe(hub::onPublication);
        return hub;
    }

    static void reconnected(Hub hub) {
        hub.onReconnected(new BrokerReconnected());
    }
}
