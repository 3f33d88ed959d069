package org.kanal.it.queue;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.PublicationReceived;
import org.kanal.broker.Broker;
import org.kanal.history.ChannelLog;
import org.kanal.history.Slice;

/**
 * What was published, by channel, each once and in order: as the hub does, what the broker dropped
 * or brings late is read from the log.
 */
@ApplicationScoped
public class HeardPublications {

    private static final int PATIENCE_SECONDS = 20;

    /** How long the broker may be silent before the log is asked. */
    private static final int SILENCE_SECONDS = 1;

    @Inject private ChannelLog log;

    private final Map<Channel, Heard> heard = new ConcurrentHashMap<>();

    /** What came on one channel, and up to where. */
    private final class Heard {
        private final BlockingQueue<Publication> waiting = new LinkedBlockingQueue<>();
        private final Channel channel;
        private Position reached;

        Heard(Channel channel) {
            this.channel = channel;
            reached = log.head(channel);
        }

        synchronized void receive(Publication publication) {
            Position position = publication.position().orElseThrow();
            if (position.offset() == reached.offset() + 1) {
                reached = position;
                waiting.add(publication);
            } else if (position.offset() > reached.offset()) {
                readUpTo(position);
            }
        }

        synchronized void readUpTo(Position position) {
            if (log.since(channel, reached, position) instanceof Slice.Complete missed) {
                waiting.addAll(missed.publications());
                reached = position;
            } else {
                throw new IllegalStateException(
                        "the log has no more what came on " + channel + " after " + reached);
            }
        }

        Publication next() throws InterruptedException {
            for (int i = 0; i < PATIENCE_SECONDS; i += SILENCE_SECONDS) {
                Publication next = waiting.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
                if (next != null) {
                    return next;
                }
                readUpTo(log.head(channel));
            }
            return waiting.poll();
        }
    }

    /** Begins to listen, also to channels without a subscriber. */
    public void listen(Broker broker, Channel channel) {
        heard.put(channel, new Heard(channel));
        broker.attach(channel);
    }

    /** The next one on the channel, waiting for it. */
    public Publication next(Channel channel) throws InterruptedException {
        Publication next = heard.get(channel).next();
        assertNotNull(next, "nothing more was published on " + channel);
        return next;
    }

    /** Whether anything comes on the channel within a time. */
    public boolean hears(Channel channel, long millis) throws InterruptedException {
        Publication next = heard.get(channel).waiting.poll(millis, TimeUnit.MILLISECONDS);
        return next != null;
    }

    /** Whether everything that came was taken. */
    public boolean isSilent(Channel channel) {
        return heard.get(channel).waiting.isEmpty();
    }

    void onPublication(@Observes PublicationReceived received) {
        Heard listening = heard.get(received.publication().channel());
        if (listening != null) {
            listening.receive(received.publication());
        }
    }
}
