package org.kanal.library.shop;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPublisher;
import org.kanal.api.RealtimeChannel;
import org.kanal.api.RealtimePublisher;

/** Publishes in transactions. */
@Stateless
public class Orders {

    @Inject private RealtimePublisher realtime;

    @Inject
    @RealtimeChannel("orders")
    private ChannelPublisher<OrderStatus> orders;

    public void accept(String id) {
        orders.to(id).publish(new OrderStatus("ACCEPTED"));
    }

    /** Publishes, and then the transaction rolls back. */
    public void fail(String id) {
        orders.to(id).publish(new OrderStatus("NEVER"));
        throw new IllegalStateException("the order failed");
    }

    public void acceptMany(String id, int count) {
        for (int i = 0; i < count; i++) {
            realtime.publish(Channel.of("orders", id), i);
        }
    }
}
