package org.kanal.broker.openmq;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConnectionFactoryDefinition;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import java.util.Optional;
import org.kanal.broker.PublishQueue;
import org.kanal.channel.Channel;
import org.kanal.channel.Payload;
import org.kanal.channel.PublishOptions;
import org.kanal.channel.Unavailable;

/**
 * Queue {@code kanal.publish} through the resource adapter, enlisted in the caller's transaction.
 * The definitions stand here because the container reads them from EJBs.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
@JMSConnectionFactoryDefinition(
        name = OpenMqPublishQueue.CONNECTION_FACTORY,
        interfaceName = "jakarta.jms.ConnectionFactory",
        resourceAdapter = "imqjmsra",
        user = "${MPCONFIG=kanal.broker.user}",
        password = "${MPCONFIG=kanal.broker.password}",
        maxPoolSize = 64,
        // One that breaks must say so, and be replaced, instead of holding its user until it is
        // back.
        properties = {"reconnectEnabled=false", "addressListIterations=1"})
@ManagedExecutorDefinition(name = OpenMqPublishQueue.EXECUTOR, maxAsync = 64)
public class OpenMqPublishQueue implements PublishQueue {

    static final String CONNECTION_FACTORY = "java:app/jms/kanal";
    static final String EXECUTOR = "java:app/concurrent/kanal-broker";

    @Resource(lookup = CONNECTION_FACTORY)
    private ConnectionFactory factory;

    @Override
    public void put(
            Channel channel,
            Payload payload,
            PublishOptions options,
            Optional<String> publisherId) {
        try (JMSContext context = factory.createContext()) {
            TextMessage message =
                    QueueMessage.write(context, channel, payload, options, publisherId);
            context.createProducer().send(context.createQueue(QueueMessage.QUEUE), message);
        } catch (JMSException | JMSRuntimeException e) {
            throw new Unavailable("the message broker did not take the message: " + e, e);
        }
    }
}
