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
    private final OpenTransactions transactions;

    @Resource(lookup = OpenMqResources.CONNECTION_FACTORY)
    private ConnectionFactory factory;

    private final TransactionSynchronizationRegistry transaction;

    /**
     * What a transaction has published so far.
     *
     * @param transaction its name among {@link OpenTransactions}
     */
    private record Published(int messages, long bytes, String transaction) {

        Published and(PublishRequest request) {
            return new Published(messages + 1, bytes + request.sizeInBytes(), transaction);
        }
    }

    @Inject
    OpenMqPublishQueue(
            TransactionLimits limits,
            BrokerDisk disk,
            OpenTransactions transactions,
            CallerTransaction caller) {
        transaction = caller.registry();
        this.limits = limits;
        this.disk = disk.room();
        this.transactions = transactions;
    }

    @Override
    public void put(PublishRequest request) {
        Published before = published();
        Published after = before.and(request);
        try {
            disk.require();
            limits.require(after.messages(), after.bytes());
            send(request, after.transaction());
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
        return known == null ? new Published(0, 0, transactions.note()) : (Published) known;
    }

    private void send(PublishRequest request, String name) {
        try (JMSContext context = factory.createContext()) {
            context.createProducer()
                    .send(
                            context.createQueue(QueueMessage.QUEUE),
                            QueueMessage.write(context, request, name));
        } catch (JMSException | JMSRuntimeException e) {
            throw new Unavailable("the message broker did not take the message: " + e, e);
        }
    }
}
