package org.kanal.library.shop;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** Publishes in transactions. */
@Stateless
public class Orders {

    @Inject private RealtimePublisher realtime;

    public void accept(String id) {
        realtime.publish(Channel.of("orders", id), Map.of("status", "ACCEPTED"));
    }

    /** Publishes, and then the transaction rolls back. */
    public void fail(String id) {
        realtime.publish(Channel.of("orders", id), Map.of("status", "NEVER"));
        throw new IllegalStateException("the order failed");
    }

    public void acceptMany(String id, int count) {
        for (int i = 0; i < count; i++) {
            realtime.publish(Channel.of("orders", id), i);
        }
    }
}
