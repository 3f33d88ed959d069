package org.kanal.queue.openmq;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.kanal.api.InvalidInput;
import org.kanal.api.Unavailable;
import org.kanal.channel.PublishRequest;
import org.kanal.openmq.OpenMqResources;
import org.kanal.queue.DiskRoom;
import org.kanal.queue.PublishQueue;
import org.kanal.queue.TransactionLimits;
import org.kanal.support.CallerTransaction;
import org.kanal.support.Part;

/**
 * Queue {@code kanal.publish} through the resource adapter, enlisted in the caller's transaction.
 * No EJB, since what an EJB throws decides on the transaction, and that is the caller's to do.
 *
 * <p>A publication is sent at once and not when the transaction is about to commit: in a nested
 * transaction Payara would then enlist the connection in the outer one.
 */
@Part
public class OpenMqPublishQueue implements PublishQueue {

    private final TransactionLimits limits;
    private final DiskRoom disk;

    @Resource(lookup = OpenMqResources.CONNECTION_FACTORY)
    private ConnectionFactory factory;

    private final TransactionSynchronizationRegistry transaction;

    /** What a transaction has published so far. */
    private record Published(int messages, long bytes) {}

    @Inject
    OpenMqPublishQueue(TransactionLimits limits, BrokerDisk disk, CallerTransaction caller) {
        transaction = caller.registry();
        this.limits = limits;
        this.disk = disk.room();
    }

    @Override
    public void put(PublishRequest request) {
        Published before = published();
        Published after =
                new Published(before.messages() + 1, before.bytes() + request.sizeInBytes());
        try {
            disk.require();
            limits.require(after.messages(), after.bytes());
            send(request);
        } catch (InvalidInput | Unavailable e) {
            if (before.messages() > 0) {
                transaction.setRollbackOnly();
            }
            throw e;
        }
        transaction.putResource(Published.class, after);
    }

    private Published published() {
        Object known = transaction.getResource(Published.class);
        return known == null ? new Published(0, 0) : (Published) known;
    }

    private void send(PublishRequest request) {
        try (JMSContext context = factory.createContext()) {
            context.createProducer()
                    .send(
                            context.createQueue(QueueMessage.QUEUE),
                            QueueMessage.write(context, request));
        } catch (JMSException | JMSRuntimeException e) {
            throw new Unavailable("the message broker did not take the message: " + e, e);
        }
    }
}
