package org.kanal.it.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;
import org.kanal.broker.Broker;

/** What is published on a channel that nobody listens to. */
@ExtendWith(ArquillianExtension.class)
class TopicsOfNobodyIT {

    private static final long PATIENCE_MILLIS = 20_000;

    @Inject private RealtimePublisher publisher;
    @Inject private Broker broker;

    @Resource(lookup = "java:app/jms/kanal")
    private ConnectionFactory factory;

    private final String name = "nobody" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void itMakesNoTopic() throws Exception {
        long offset = publisher.publish(Channel.of(name), 1).position().orElseThrow().offset();
        assertEquals(1, offset);
        assertTrue(topics().allMatch(Objects::isNull), "there is a topic");
    }

    @Test
    void aListenerOfTheApplicationGetsItOnItsTopic() throws Exception {
        try (JMSContext jms = factory.createContext()) {
            var consumer = jms.createConsumer(jms.createTopic("kanal." + name));
            publisher.publish(Channel.of(name), 2);
            TextMessage heard = (TextMessage) consumer.receive(PATIENCE_MILLIS);
            assertNotNull(heard, "nothing came");
            assertTrue(heard.getText().contains("2"), heard.getText());
        }
    }

    @Test
    void itGetsItTooWhereThisServerListensItself() throws Exception {
        Channel channel = Channel.of(name);
        broker.attach(channel);
        try (JMSContext jms = factory.createContext()) {
            publisher.publish(channel, 3);
            var consumer = jms.createConsumer(jms.createTopic("kanal." + name));
            publisher.publish(channel, 4);
            TextMessage heard = (TextMessage) consumer.receive(PATIENCE_MILLIS);
            assertNotNull(heard, "nothing came");
            assertEquals(2, heard.getLongProperty("offset"));
        } finally {
            broker.detach(channel);
        }
    }

    private Stream<Object> topics() throws ReflectiveOperationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Class<?> store =
                loader.loadClass("com.sun.messaging.jmq.jmsserver.persist.api.PartitionedStore");
        Object found =
                loader.loadClass("com.sun.messaging.jmq.jmsserver.core.DestinationList")
                        .getMethod("findDestination", store, String.class, boolean.class)
                        .invoke(null, null, "kanal." + name, false);
        return found == null ? Stream.empty() : Stream.of((Object[]) found);
    }
}
