package org.kanal.it.publishing;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** An application's message-driven bean: it publishes when its transaction commits. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "destinationType",
                    propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destination",
                    propertyValue = PublishingMessageBean.QUEUE)
        })
public class PublishingMessageBean implements MessageListener {

    static final String QUEUE = "itWishes";

    @Inject private RealtimePublisher publisher;

    @Override
    public void onMessage(Message message) {
        try {
            publisher.publish(Channel.of(message.getBody(String.class)), "message-driven");
        } catch (JMSException e) {
            throw new EJBException(e);
        }
    }
}
