package org.kanal.it.queue;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;

/** A JMS producer that knows nothing of Kanal's classes; docs/jms.md shows it. */
final class NewsProducer {

    private final ConnectionFactory factory;

    NewsProducer(ConnectionFactory factory) {
        this.factory = factory;
    }

    /** Publishes messages, which the queue keeps in this order. */
    void publish(String channel, Iterable<String> payloads) {
        try (JMSContext jms = factory.createContext()) {
            for (String payload : payloads) {
                jms.createProducer()
                        .setProperty("channel", channel)
                        .setProperty("publisherId", "newsroom")
                        .setProperty("includePublisher", true)
                        .send(jms.createQueue("kanal.publish"), payload);
            }
        }
    }
}
