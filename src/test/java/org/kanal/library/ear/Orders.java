package org.kanal.library.ear;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPublisher;
import org.kanal.api.Position;
import org.kanal.api.RealtimeChannel;
import org.kanal.api.RealtimePublisher;

/** Publishes, and uses JMS as any EJB does. */
@Stateless
public class Orders {

    @Inject private RealtimePublisher realtime;
    @Inject private JMSContext jms;

    @Inject
    @RealtimeChannel("orders")
    private ChannelPublisher<OrderEvent> orders;

    @Resource(lookup = OrderBean.QUEUE)
    private Queue queue;

    public void accept(String id, int amount) {
        orders.to(id).publish(new OrderEvent(id, amount));
    }

    public Position position(String id) {
        return realtime.position(Channel.of("orders", id));
    }

    /** Sends to the message-driven bean, which publishes. */
    public void send(String id) {
        jms.createProducer().send(queue, id);
    }

    /** Publishes and sends, and then the transaction rolls back. */
    public void fail(String id) {
        accept(id, 1);
        send(id);
        throw new IllegalStateException("the order failed");
    }
}
