package org.kanal.library.ear;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** An ordinary message-driven bean: it says nothing of a broker or an adapter. */
@JMSDestinationDefinition(
        name = OrderBean.QUEUE,
        interfaceName = "jakarta.jms.Queue",
        destinationName = "shopOrders")
@MessageDriven(
        activationConfig =
                @ActivationConfigProperty(
                        propertyName = "destinationLookup",
                        propertyValue = OrderBean.QUEUE))
public class OrderBean implements MessageListener {

    static final String QUEUE = "java:app/jms/orders";

    @Inject private RealtimePublisher realtime;

    @Override
    public void onMessage(Message message) {
        try {
            String id = ((TextMessage) message).getText();
            realtime.publish(Channel.of("orders", id), "by message");
        } catch (JMSException e) {
            throw new EJBException(e);
        }
    }
}
