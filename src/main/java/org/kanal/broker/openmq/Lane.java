package org.kanal.broker.openmq;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;

/**
 * One session, and so one thread, on which the publications of many topics arrive, each topic in
 * order. What runs on it must not block.
 */
final class Lane {

    private final Session session;
    private final MessageListener listener;
    private final Map<String, MessageConsumer> consumers = new HashMap<>();

    /**
     * @param listener gets every message of the lane's topics, one after another
     */
    Lane(Connection connection, MessageListener listener) throws JMSException {
        // Repeats after a reconnect are dropped by position, so a lazy acknowledgement is enough.
        this.session = connection.createSession(Session.DUPS_OK_ACKNOWLEDGE);
        this.listener = listener;
    }

    synchronized void attach(String topic) throws JMSException {
        if (!consumers.containsKey(topic)) {
            MessageConsumer consumer = session.createConsumer(session.createTopic(topic));
            consumer.setMessageListener(listener);
            consumers.put(topic, consumer);
        }
    }

    synchronized void detach(String topic) throws JMSException {
        MessageConsumer consumer = consumers.remove(topic);
        if (consumer != null) {
            consumer.close();
        }
    }
}
