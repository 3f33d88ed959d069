package org.kanal.broker.openmq;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.kanal.channel.Publication;
import org.kanal.channel.Unavailable;

/**
 * Contexts of the managed connection factory that are kept between publications: opening one for
 * each halves the rate. There are as many as threads that publish at once; one that fails is closed
 * and not used again.
 */
final class Producers {

    private record Kept(JMSContext context, JMSProducer producer) {}

    private final ConnectionFactory factory;
    private final Deque<Kept> idle = new ConcurrentLinkedDeque<>();

    Producers(ConnectionFactory factory) {
        this.factory = factory;
    }

    void send(Publication publication) {
        Kept kept = null;
        try {
            kept = idle.poll();
            if (kept == null) {
                kept = open();
            }
            kept.producer()
                    .send(
                            kept.context().createTopic(TopicName.of(publication.channel())),
                            PublicationMessage.write(kept.context(), publication));
            idle.push(kept);
        } catch (JMSException | JMSRuntimeException e) {
            if (kept != null) {
                closeQuietly(kept);
            }
            throw new Unavailable("the message broker did not take the message: " + e, e);
        }
    }

    void close() {
        for (Kept kept = idle.poll(); kept != null; kept = idle.poll()) {
            closeQuietly(kept);
        }
    }

    private Kept open() {
        JMSContext context = factory.createContext();
        JMSProducer producer =
                context.createProducer()
                        .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                        .setDisableMessageID(true)
                        .setDisableMessageTimestamp(true);
        return new Kept(context, producer);
    }

    private static void closeQuietly(Kept kept) {
        try {
            kept.context().close();
        } catch (JMSRuntimeException e) {
            // It failed before and is thrown away: that is all that closing it was for.
            System.getLogger(Producers.class.getName())
                    .log(System.Logger.Level.DEBUG, "a failed context did not close", e);
        }
    }
}
