package org.kanal.it.queue;

import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** Publishes beside its caller's transaction. */
@Stateless
public class AsidePublishing {

    @Inject private RealtimePublisher publisher;

    /** On another thread, in a transaction of its own. */
    @Asynchronous
    public Future<String> later(Channel channel, String text) {
        publisher.publish(channel, text);
        return new AsyncResult<>(text);
    }

    /** While the caller's transaction is suspended. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void outside(Channel channel, String text) {
        publisher.publish(channel, text);
    }
}
