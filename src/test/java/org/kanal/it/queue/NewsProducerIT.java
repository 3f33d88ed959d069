package org.kanal.it.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.broker.Broker;

/** The producer that docs/jms.md shows does what the page says. */
@ExtendWith(ArquillianExtension.class)
class NewsProducerIT {

    @Inject private Broker broker;
    @Inject private HeardPublications heard;

    @Resource(lookup = "java:app/jms/kanal")
    private ConnectionFactory factory;

    @Test
    void theProducerOfThePagePublishesInOrder() throws Exception {
        Channel channel = Channel.of("news-" + UUID.randomUUID());
        heard.listen(broker, channel);
        new NewsProducer(factory).publish(channel.name(), List.of("1", "{\"text\":\"Hello\"}"));
        assertEquals("1", heard.next(channel).payload().json());
        Publication second = heard.next(channel);
        assertEquals("{\"text\":\"Hello\"}", second.payload().json());
        assertEquals(Optional.of("newsroom"), second.publisherId());
    }
}
