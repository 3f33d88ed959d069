package org.kanal.bench.deployed;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.RealtimePublisher;

/** An EJB of an application that publishes. */
@Stateless
public class BenchPublisher {

    @Inject private RealtimePublisher realtime;

    /** Messages one after another, each at once. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void publish(String channel, int count) {
        Channel target = Channel.of(channel);
        for (int i = 0; i < count; i++) {
            realtime.publish(target, payload());
        }
    }

    /** One message in a transaction of its own. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void publishInTransaction(String channel) {
        realtime.publish(Channel.of(channel), payload());
    }

    private static Payload payload() {
        return new Payload(
                "{\"ts\":" + System.nanoTime() + ",\"text\":\"hello world hello world\"}");
    }
}
