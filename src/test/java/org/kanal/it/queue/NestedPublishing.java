package org.kanal.it.queue;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** Publishes in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NestedPublishing {

    @Inject private RealtimePublisher publisher;

    /** Publishes when this returns, whatever becomes of the caller's transaction. */
    public void publish(Channel channel, String text) {
        publisher.publish(channel, text);
    }

    /** Publishes, and keeps the transaction open until it is told. */
    public void publishAndWait(Channel channel, CountDownLatch published, CountDownLatch end) {
        publisher.publish(channel, "waiting");
        published.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new EJBException(e);
        }
    }
}
