package org.kanal.it.queue;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.api.PublicationReceived;
import org.kanal.broker.Broker;

/** What the broker delivered to this node, by channel. */
@ApplicationScoped
public class HeardPublications {

    private static final int PATIENCE_SECONDS = 20;

    private final Map<Channel, BlockingQueue<Publication>> heard = new ConcurrentHashMap<>();

    /** Begins to listen, also to channels without a subscriber. */
    public void listen(Broker broker, Channel channel) {
        heard.put(channel, new LinkedBlockingQueue<>());
        broker.attach(channel);
    }

    /** The next one on the channel, waiting for it. */
    public Publication next(Channel channel) throws InterruptedException {
        Publication next = heard.get(channel).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(next, "nothing more was published on " + channel);
        return next;
    }

    /** Whether anything comes on the channel within a time. */
    public boolean hears(Channel channel, long millis) throws InterruptedException {
        Publication next = heard.get(channel).poll(millis, TimeUnit.MILLISECONDS);
        return next != null;
    }

    /** Whether everything that came was taken. */
    public boolean isSilent(Channel channel) {
        return heard.get(channel).isEmpty();
    }

    void onPublication(@Observes PublicationReceived received) {
        BlockingQueue<Publication> queue = heard.get(received.publication().channel());
        if (queue != null) {
            queue.add(received.publication());
        }
    }
}
